package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.time.SimulatedTimer;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A day of 32 nodes on clocks that the test moves. One thread plays all of them: what is due runs
 * when it is due, and while one of them authenticates all the others go on asking.
 */
@Timeout(120)
class DayOfAFleetTest {
    private static final int NODES = 32;
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(30);

    private final ManualClocks clocks = new ManualClocks();
    private final MemoryStore store = new MemoryStore();
    private final SimulatedTimer timer = new SimulatedTimer(clocks);
    private final List<PartnerSession> nodes = new ArrayList<>();
    private final SlowVendor vendor = new SlowVendor();
    private final List<Refusal> refusals = new ArrayList<>();
    private int served;

    /** Takes two seconds, in which the others go on. */
    private final class SlowVendor implements PartnerGateway {
        private int calls;
        private int busy;
        private int mostAtOnce;

        @Override
        public Outcome authenticate(PartnerCredentials credentials) {
            calls++;
            mostAtOnce = Math.max(mostAtOnce, ++busy);
            for (int i = 0; i < 2; i++) {
                timer.pass(Duration.ofSeconds(1));
                nodes.forEach(PartnerSession::warmUp);
            }
            busy--;
            return new Outcome.Accepted("token-" + calls);
        }

        @Override
        public Outcome changeSecret(
                PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest(name = "restarted: {1}, seed {0}")
    @CsvSource({"1, false", "2, false", "3, true"})
    void day_sixteenAuthentications(int seed, boolean restarted) {
        for (int i = 0; i < NODES; i++) {
            nodes.add(node(new Random(seed * 100L + i)));
        }
        Moment end = clocks.now().plus(Duration.ofDays(1));
        int rounds = 0;
        while (clocks.now().isBefore(end)) {
            nodes.forEach(this::ask);
            if (restarted && rounds % 60 == 59) {
                int i = rounds / 60 % NODES;
                nodes.get(i).close();
                nodes.set(i, node(new Random(rounds)));
            }
            rounds++;
            timer.pass(BETWEEN_CALLS);
        }

        assertThat(refusals).isEmpty();
        assertThat(vendor.calls).isEqualTo(16);
        assertThat(vendor.mostAtOnce).isEqualTo(1);
        assertThat(served).as("all but the first calls").isGreaterThan((rounds - 1) * NODES - 1);
    }

    /** Never waits; all but those who come before the first token get one that lives. */
    private void ask(PartnerSession node) {
        var answer = node.currentAsync().toCompletableFuture();
        if (answer.isDone()) {
            assertThat(answer.join()).isInstanceOf(CachedToken.class);
            var held = (CachedToken) answer.join();
            assertThat(held.tokenAge(clocks.now())).isNotEqualTo(TokenAge.EXPIRED);
            served++;
        }
    }

    private PartnerSession node(Random random) {
        var credentials = new PartnerCredentials("app-key", "partner-id", PartnerSecret.of("s"));
        var target = new AuthenticationTarget("https://vendor", credentials, null);
        var machine =
                new SessionPorts.Machine(
                        clocks, timer, Runnable::run, random::nextDouble, () -> true);
        return new PartnerSession(
                SessionRules.us(),
                new SessionPorts(
                        () -> new CredentialsReader.Found(target, vendor, null, ""),
                        new LockoutLedger(store, LockoutPolicy.standard(), clocks),
                        new Quiet(),
                        machine));
    }

    private final class Quiet extends NoOpListener {
        @Override
        public void refused(NotedRefusal refusal) {
            refusals.add(refusal.why());
        }
    }
}
