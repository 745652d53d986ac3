package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.observe.Overheard;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What observers hear of a session: each thing once. */
@Timeout(60)
class SessionObserversTest {
    private static final int CALLERS = 25;
    private static final int CALLS = 10_000;
    private static final int ROUNDS = 20;

    private final SessionFixture world = new SessionFixture();
    private final Overheard overheard = new Overheard();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void firstToken_attemptWaitAndRenewalAreToldWithTheirTimes() {
        PartnerSession session = observed();
        world.vendor.gate = new CountDownLatch(1);
        CompletableFuture<TokenResult> caller = ask(session);
        world.await(() -> overheard.count("waitStarted") == 1);
        world.awaitCalls(1);
        world.clocks.advance(Duration.ofSeconds(3));
        world.vendor.gate.countDown();

        assertThat(caller.join()).isInstanceOf(CachedToken.class);
        world.awaitNews(1);
        assertTold(
                "attemptStarted[1, AUTHENTICATION, https://vendor]",
                "waitStarted[1]",
                "attemptEnded[1, AUTHENTICATION, not shown, PT3S]",
                "tokenRenewed[AUTHENTICATED]",
                "waitEnded[1, PT3S, true]");
    }

    @Test
    void freshToken_nobodyIsToldAndNoClockIsReadForIt() {
        PartnerSession session = observed();
        session.current(Duration.ZERO);
        world.await(() -> overheard.count("tokenRenewed") == 1);
        overheard.calls.clear();
        Duration look = Duration.ofMillis(1);
        world.clocks.advanceAtEachLook(look);
        var before = world.clocks.now();

        session.current(Duration.ZERO);

        assertThat(world.clocks.now().since(before)).isEqualTo(look.multipliedBy(2));
        assertThat(overheard.calls).isEmpty();
    }

    /** Both ways are measured in turn, because the compiler takes its time. */
    @Test
    void freshToken_anObserverCostsNoByte() {
        try (var other = new SessionFixture()) {
            PartnerSession alone = other.open();
            PartnerSession observed = observed();
            assertThat(alone.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
            assertThat(observed.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
            world.await(() -> overheard.count("tokenRenewed") == 1);
            long without = Long.MAX_VALUE;
            long with = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                without = Math.min(without, allocated(alone));
                with = Math.min(with, allocated(observed));
            }

            // The counter itself takes less than a byte for each call.
            assertThat(with - without).isLessThan(CALLS);
        }
    }

    private static long allocated(PartnerSession session) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            session.current(Duration.ZERO);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    @Test
    void refused_toldOnceWithTheCode() {
        world.secret = "wrong-secret";
        PartnerSession session = observed();
        world.vendor.gate = new CountDownLatch(1);
        CompletableFuture<TokenResult> caller = session.currentAsync().toCompletableFuture();
        world.await(() -> overheard.count("waitStarted") == 1);
        world.vendor.gate.countDown();

        assertThat(caller.join()).isInstanceOf(Refusal.Rejected.class);
        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);

        world.awaitNews(1);
        world.await(() -> overheard.count("waitEnded") == 1);
        assertTold(
                "attemptStarted[1, AUTHENTICATION, https://vendor]",
                "waitStarted[1]",
                "attemptEnded[1, AUTHENTICATION, Rejected[part=PARTNER_SECRET, status=401,"
                        + " code=10001], PT0S]",
                "refused[]",
                "waitEnded[1, PT0S, false]");
    }

    @Test
    void attemptEnds_recordIsSettledFirst() {
        PartnerSession session = world.open();
        List<Long> used = new CopyOnWriteArrayList<>();
        world.observers.become(
                List.of(
                        Overheard.observer(
                                note -> {
                                    if (note.startsWith("attemptEnded")) {
                                        used.add(session.status().attempts().used());
                                    }
                                })));

        session.current(Duration.ZERO);

        assertThat(used).containsExactly(0L);
    }

    @Test
    void tokenOfAnotherNode_toldAsShared() {
        try (var other = new SessionFixture()) {
            other.store = world.store;
            assertThat(other.open().current(Duration.ZERO)).isInstanceOf(CachedToken.class);

            assertThat(observed().current(Duration.ZERO)).isInstanceOf(CachedToken.class);

            world.awaitNews(1);
            assertThat(overheard.count("tokenRenewed")).isEqualTo(1);
            assertThat(overheard.calls)
                    .contains("tokenRenewed[SHARED]")
                    .noneMatch(it -> it.startsWith("attempt"));
        }
    }

    @Test
    void secretChanged_bothRequestsAreToldAndTheOperatorIsNoCaller() {
        world.secretStore = new InMemorySecretStore("right-secret");
        PartnerSession session = observed();

        assertThat(session.changeSecret(PartnerSecret.of("new-secret-1"), GracePeriod.NONE))
                .isEqualTo(new ChangeResult.Done());

        world.awaitNews(2);
        assertTold(
                "attemptStarted[1, SECRET_CHANGE, https://vendor]",
                "attemptEnded[1, SECRET_CHANGE, Changed[status=204], PT0S]",
                "secretChanged[]",
                "attemptStarted[1, AUTHENTICATION, https://vendor]",
                "attemptEnded[1, AUTHENTICATION, not shown, PT0S]",
                "tokenRenewed[AUTHENTICATED]");
    }

    @Test
    void otherCredentialsAccepted_toldOnceEach() {
        PartnerSession session = observed();
        session.current(Duration.ZERO);
        world.appKey = "another-key";
        world.secret = "another-secret";
        world.vendor.rightSecret = "another-secret";
        world.clocks.advance(Duration.ofHours(3));

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);

        world.awaitNews(4);
        assertThat(overheard.count("secretChanged")).isEqualTo(1);
        assertThat(overheard.count("appKeyChanged")).isEqualTo(1);
    }

    @Test
    void stageCancelled_waitEnds() {
        PartnerSession session = observed();
        world.vendor.gate = new CountDownLatch(1);
        CompletableFuture<TokenResult> stage = session.currentAsync().toCompletableFuture();

        stage.cancel(false);

        assertThat(overheard.calls).contains("waitStarted[1]", "waitEnded[1, PT0S, false]");
    }

    @Test
    void manyCallersInBothWays_asManyWaitsEndAsBegan() {
        PartnerSession session = observed();
        world.vendor.gate = new CountDownLatch(1);
        List<CompletableFuture<TokenResult>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(ask(session));
            callers.add(session.currentAsync().toCompletableFuture());
        }
        world.await(() -> overheard.count("waitStarted") == 2 * CALLERS);
        world.vendor.gate.countDown();

        assertThat(callers).allSatisfy(it -> assertThat(it.join()).isInstanceOf(CachedToken.class));
        world.await(() -> overheard.count("waitEnded") == 2 * CALLERS);
        assertThat(overheard.calls.stream().filter(it -> it.equals("waitEnded[1, PT0S, true]")))
                .hasSize(2 * CALLERS);
        assertThat(overheard.count("attemptStarted")).isEqualTo(1);
    }

    @Test
    void observerThrowsAlways_nobodyIsHarmed() {
        world.secretStore = new InMemorySecretStore("right-secret");
        PartnerSession session = world.open();
        world.observers.become(
                List.of(
                        Overheard.observer(
                                note -> {
                                    throw new StackOverflowError(note);
                                }),
                        overheard.observer()));

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(session.changeSecret(PartnerSecret.of("new-secret-1"), GracePeriod.NONE))
                .isEqualTo(new ChangeResult.Done());
        assertThat(session.status().attempts().used()).isZero();
        world.awaitNews(3);
        assertThat(overheard.count("attemptEnded")).isEqualTo(3);
    }

    private PartnerSession observed() {
        world.observers.become(List.of(overheard.observer()));
        return world.open();
    }

    private CompletableFuture<TokenResult> ask(PartnerSession session) {
        return CompletableFuture.supplyAsync(() -> session.current(Duration.ZERO), world.executor);
    }

    private void assertTold(String... calls) {
        assertThat(overheard.calls).containsExactlyInAnyOrder(calls);
    }
}
