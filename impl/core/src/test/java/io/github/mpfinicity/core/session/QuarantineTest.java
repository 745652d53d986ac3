package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineTest {
    private static final Outcome TOKEN = new Outcome.Accepted("token");
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");

    private final Journey journey = new Journey();

    @Test
    void rejectedSecret_neverPresentedAgain_anotherOneIs() {
        journey.attempt("wrong", WRONG);
        journey.clocks.advance(Duration.ofHours(10));

        InFlight again = journey.ask();
        Transition transition = journey.prepare(again, "wrong");
        assertThat(transition.send()).isNull();
        assertThat(transition.completion().answer()).isInstanceOf(Refusal.Rejected.class);

        journey.clocks.advance(Duration.ofSeconds(1));
        journey.attempt("right", TOKEN);
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
    }

    @Test
    void secretPutBack_staysRefused() {
        journey.attempt("wrong", WRONG);
        journey.clocks.advance(Duration.ofSeconds(1));
        journey.attempt("right", TOKEN);
        journey.clocks.advance(Duration.ofHours(2));

        assertThat(journey.prepare(journey.ask(), "wrong").send()).isNull();
    }

    @Test
    void quarantined_credentialsLookedAtOnceASecond() {
        journey.attempt("wrong", WRONG);

        journey.clocks.advance(Duration.ofSeconds(1).minusNanos(1));
        assertThat(journey.ask()).isNull();
        journey.clocks.advance(Duration.ofNanos(1));
        assertThat(journey.ask()).isNotNull();
    }

    @Test
    void quarantinedWhileTheOldTokenServes_lookedAtEveryThirtySeconds() {
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(90));
        journey.attempt("good", WRONG);

        journey.clocks.advance(Duration.ofSeconds(30).minusNanos(1));
        assertThat(journey.ask()).isNull();
        journey.clocks.advance(Duration.ofNanos(1));
        assertThat(journey.ask()).isNotNull();
    }

    @Test
    void refusedAppKey_anotherSecretDoesNotHelp() {
        journey.attempt("one", new Outcome.Rejected(CredentialPart.APP_KEY, 401, "10027"));
        journey.clocks.advance(Duration.ofSeconds(1));

        assertThat(journey.prepare(journey.ask(), "two").send()).isNull();
    }

    @Test
    void unexplained_newCredentialsQuarantined_provenOnesCool() {
        journey.attempt("new", new Outcome.Unexplained(418, null));
        assertThat(journey.state.control()).isInstanceOf(Control.Quarantined.class);

        var other = new Journey();
        other.attempt("good", TOKEN);
        other.clocks.advance(Duration.ofMinutes(90));
        other.attempt("good", new Outcome.Unexplained(418, null));
        assertThat(other.state.control()).isInstanceOf(Control.Cooling.class);
    }

    @Test
    void locked_nothingIsSentEver() {
        journey.attempt("good", new Outcome.Locked(500));
        journey.clocks.advance(Duration.ofDays(30));

        assertThat(journey.prepare(journey.ask(), "good").send()).isNull();
        journey.clocks.advance(Duration.ofSeconds(1));
        assertThat(journey.prepare(journey.ask(), "another").send()).isNull();
        assertThat(journey.state.control().refusal(journey.clocks.now())).isEqualTo(locked());
    }

    @Test
    void misconfigured_lookedAtAgainOnceASecond() {
        InFlight inFlight = journey.ask();
        var why = new Refusal.Misconfigured(List.of("finicity.app-key is missing"));
        journey.input(new SessionInput.Denied(inFlight.id(), why));

        assertThat(journey.state.control().refusal(journey.clocks.now())).isEqualTo(why);
        assertThat(journey.ask()).isNull();
        journey.clocks.advance(Duration.ofSeconds(1));
        assertThat(journey.ask()).isNotNull();
    }

    @Test
    void sameRefusalAgain_nobodyIsToldTwice() {
        assertThat(journey.attempt("wrong", WRONG).news()).isNotNull();
        journey.clocks.advance(Duration.ofSeconds(1));

        assertThat(journey.prepare(journey.ask(), "wrong").news()).isNull();
    }

    @Test
    void confirmed_nextCallerIsNotDenied() {
        journey.attempt("good", new Outcome.Locked(500));
        journey.record = journey.record.confirm(Journey.fingerprint("good"), "");

        journey.input(new SessionInput.Confirmed());

        journey.attempt("good", TOKEN);
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
    }

    @Test
    void confirmedDuringARun_runGoesOn() {
        InFlight inFlight = journey.ask();

        journey.input(new SessionInput.Confirmed());

        assertThat(journey.state.inFlight(inFlight.id())).isNotNull();
    }

    @Test
    void lockSeenElsewhere_tokenServesAndNothingIsSent() {
        journey.attempt("good", TOKEN);
        journey.input(new SessionInput.LockSeen(journey.attempts()));
        journey.record = journey.record.lock();
        journey.clocks.advance(Duration.ofMinutes(95));

        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
        assertThat(journey.prepare(journey.ask(), "good").send()).isNull();
    }

    @Test
    void recordStopsNothing_onlyALockSeenBeforeIsOver() {
        Moment before = journey.clocks.now();
        journey.input(new SessionInput.LockSeen(journey.attempts()));
        journey.clocks.advance(Duration.ofSeconds(1));
        Moment after = journey.clocks.now();

        journey.input(new SessionInput.NotSuspended(before));
        assertThat(journey.state.is(Activity.QUARANTINED)).isTrue();
        journey.input(new SessionInput.NotSuspended(after));
        assertThat(journey.state.is(Activity.IDLE)).isTrue();
        assertThat(journey.state.refusal()).isNull();
    }

    @Test
    void recordStopsNothing_rejectedSecretStays() {
        journey.attempt("bad", WRONG);
        journey.clocks.advance(Duration.ofSeconds(1));

        journey.input(new SessionInput.NotSuspended(journey.clocks.now()));

        assertThat(journey.state.is(Activity.QUARANTINED)).isTrue();
    }

    /** Only a success gives the budget back, so there was one elsewhere. */
    @Test
    void budgetGoneAndTokenOfAnotherNodeSeen_over() {
        journey.attempt("wrong-1", WRONG);
        journey.clocks.advance(Duration.ofSeconds(1));
        journey.attempt("wrong-2", WRONG);
        journey.clocks.advance(Duration.ofSeconds(1));
        assertThat(journey.prepare(journey.ask(), "good").completion().answer())
                .isInstanceOf(Refusal.Exhausted.class);

        seeTokenOfAnotherNode();

        assertThat(journey.state.is(Activity.IDLE)).isTrue();
        assertThat(journey.state.refusal()).isNull();
    }

    @Test
    void secretRejectedAndTokenOfAnotherNodeSeen_servesAndTheSecretStaysRejected() {
        journey.attempt("wrong", WRONG);

        seeTokenOfAnotherNode();

        assertThat(journey.state.is(Activity.QUARANTINED)).isTrue();
    }

    private void seeTokenOfAnotherNode() {
        var shared = new SharedToken("other", 1, journey.clocks.now());
        journey.input(new SessionInput.SharedTokenFound(0, shared, Journey.BINDING));
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
    }

    private static Refusal locked() {
        return new Refusal.Suspended(Suspension.LOCKED, new Attempts(1, 3));
    }
}
