package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SecretInDoubtTest {
    private static final PartnerSecret NEXT = PartnerSecret.of("new-secret-1");

    private final SessionFixture world = new SessionFixture();
    private final InMemorySecretStore secretStore = new InMemorySecretStore("right-secret");
    private PartnerSession session;

    @BeforeEach
    void open() {
        world.secretStore = secretStore;
        session = world.open();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void cannotBePromoted_saidAndDoneByTheNextRun() {
        session.current(Duration.ZERO);
        secretStore.pending = "new-secret-1";
        secretStore.broken = true;
        world.vendor.rightSecret = "new-secret-1";

        assertThat(change()).isEqualTo(new ChangeResult.NotKnown());
        assertThat(world.news).contains("secret not kept");
        secretStore.broken = false;
        world.clocks.advance(Duration.ofHours(2));
        session.current(Duration.ZERO);
        assertThat(secretStore.present).isEqualTo("new-secret-1");
        assertThat(secretStore.pending).isNull();
    }

    @Test
    void unknownButApplied_newOneFoundInTheBackground() {
        session.current(Duration.ZERO);
        world.vendor.appliesAnyway = true;
        world.vendor.changeFailure = new Outcome.Unknown("lost");

        assertThat(change()).isInstanceOf(ChangeResult.InDoubt.class);
        assertThat(secretStore.pending).isEqualTo("new-secret-1");
        resume(2);

        await("secret changed");
        assertThat(secretStore.present).isEqualTo("new-secret-1");
        assertThat(world.vendor.calls).as("token, change, token").hasValue(3);
    }

    @Test
    void unknownAndNotApplied_oldOneFoundInTheBackground() {
        session.current(Duration.ZERO);
        world.vendor.changeFailure = new Outcome.Unknown("lost");

        assertThat(change()).isInstanceOf(ChangeResult.InDoubt.class);
        resume(2);

        world.await(() -> secretStore.pending == null);
        assertThat(secretStore.present).isEqualTo("right-secret");
        assertThat(secretStore.pending).isNull();
        assertThat(world.vendor.calls).as("token, change, new, old").hasValue(4);
    }

    @Test
    void yesAfterTheDeadline_newOneVerifiedInTheBackground() {
        session.current(Duration.ZERO);
        world.vendor.gate = new CountDownLatch(1);
        var changing = CompletableFuture.supplyAsync(this::change, world.executor);
        world.awaitCalls(2);
        world.timer.fire();
        assertThat(changing.join()).isInstanceOf(ChangeResult.InDoubt.class);
        world.vendor.gate.countDown();

        resume(2);

        world.awaitCalls(3);
        assertThat(secretStore.present).isEqualTo("new-secret-1");
    }

    @ParameterizedTest
    @MethodSource("answersWithoutAMeaning")
    void appliedButAnsweredWithoutACode_newOneKeptAndFound(Outcome answer) {
        session.current(Duration.ZERO);
        world.vendor.appliesAnyway = true;
        world.vendor.changeFailure = answer;

        ChangeResult result = change();
        assertThat(secretStore.pending).isEqualTo("new-secret-1");
        assertThat(result).isInstanceOf(ChangeResult.InDoubt.class);
        resume(2);

        await("secret changed");
        assertThat(secretStore.present).isEqualTo("new-secret-1");
        assertThat(world.vendor.calls).as("token, change, token").hasValue(3);
    }

    /** The new one is the only right one once the old one's grace period is over. */
    @ParameterizedTest
    @MethodSource("refusalsWithoutAReason")
    void newOneRefusedWithoutAReason_presentedAgainOnceTheOldOneWorks(Outcome refusal) {
        session.current(Duration.ZERO);
        world.vendor.changeFailure = new Outcome.Unknown("lost");
        change();
        world.vendor.failure = refusal;
        resume(2);
        world.await(() -> session.status().activity() == Activity.QUARANTINED);
        world.vendor.failure = null;
        world.clocks.advance(Duration.ofHours(2));
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).as("token, change, new, old").hasValue(4);
        assertThat(secretStore.pending).isEqualTo("new-secret-1");

        world.vendor.rightSecret = "new-secret-1";
        world.clocks.advance(Duration.ofHours(2));

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).as("and new").hasValue(5);
        assertThat(secretStore.present).isEqualTo("new-secret-1");
        assertThat(secretStore.pending).isNull();
    }

    static List<Outcome> refusalsWithoutAReason() {
        return List.of(
                new Outcome.Rejected(CredentialPart.ALL, 401, "10021"),
                new Outcome.Unexplained(404, null));
    }

    static List<Outcome> answersWithoutAMeaning() {
        return List.of(
                new Outcome.RegionRefused(403),
                new Outcome.RateLimited(null),
                new Outcome.Unexplained(404, null),
                new Outcome.Unknown("status 500"));
    }

    @Test
    void everythingLost_threeChargedAndThenNothing() {
        session.current(Duration.ZERO);
        world.vendor.changeFailure = new Outcome.Unknown("lost");
        change();
        world.vendor.failure = new Outcome.Unknown("lost");
        resume(2);
        resume(3);
        resume(4);
        world.await(() -> session.status().activity() == Activity.QUARANTINED);
        for (int i = 0; i < 20; i++) {
            world.clocks.advance(Duration.ofMinutes(4));
            session.current(Duration.ofMinutes(110));
        }

        assertThat(world.vendor.calls).as("token, change, new, old").hasValue(4);
        world.await(() -> world.timer.pending() == 0);
        assertThat(secretStore.pending).isEqualTo("new-secret-1");
    }

    @Test
    void secondChangeWhileOneIsInDoubt_settlesThatOneFirst() {
        session.current(Duration.ZERO);
        world.vendor.appliesAnyway = true;
        world.vendor.changeFailure = new Outcome.Unknown("lost");
        change();
        world.vendor.changeFailure = null;
        world.clocks.advance(Duration.ofMinutes(2));

        PartnerSecret other = PartnerSecret.of("other-secret-1");
        assertThat(session.changeSecret(other, GracePeriod.NONE))
                .isEqualTo(new ChangeResult.NotKnown());
        assertThat(secretStore.present).isEqualTo("new-secret-1");
    }

    /** Another node ended after it had sent its change. The request may still arrive. */
    @Test
    void newOneRefusedTooEarly_bothStay() {
        AuthenticationTarget target = ((CredentialsReader.Found) world.found()).target();
        var other = new LockoutLedger(world.store, world.policy, world.clocks);
        assertThat(other.reserveChange(target, NEXT, "")).isInstanceOf(Reservation.class);
        secretStore.pending = NEXT.value();
        world.clocks.advance(Duration.ofMinutes(1));

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).as("new, old").hasValue(2);
        assertThat(secretStore.present).isEqualTo("right-secret");
        assertThat(secretStore.pending).isEqualTo(NEXT.value());
    }

    private ChangeResult change() {
        return session.changeSecret(NEXT, GracePeriod.NONE);
    }

    /**
     * The pause after so many calls is over, and whoever waits for that is woken. By then the run's
     * deadline has left the timer, where it would be taken for that.
     */
    private void resume(int calls) {
        world.await(() -> world.vendor.calls.get() == calls && paused());
        world.clocks.advance(Duration.ofMinutes(10));
        world.timer.fire();
    }

    private boolean paused() {
        return session.status().activity() == Activity.COOLING && world.timer.pending() == 1;
    }

    private void await(String news) {
        world.await(() -> world.news.contains(news));
    }
}
