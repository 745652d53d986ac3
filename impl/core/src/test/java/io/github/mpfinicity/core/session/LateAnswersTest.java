package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.PresentedSecret;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateAnswersTest {
    private static final Outcome TOKEN = new Outcome.Accepted("token");
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    private static final Outcome LOST = new Outcome.Unknown("lost");

    private final Journey journey = new Journey();

    @Test
    void deadlineBeforeSending_shortPauseAndTheLateCredentialsAreNotSent() {
        InFlight inFlight = journey.ask();
        Transition transition = journey.deadlineExceeded(inFlight, null);

        assertThat(transition.completion().answer()).isInstanceOf(Refusal.Unavailable.class);
        assertThat(journey.prepare(inFlight, "good").send()).isNull();
    }

    @Test
    void deadlineOfThePhaseBefore_meansNothing() {
        InFlight inFlight = journey.ask();
        Attempt attempt = journey.sent(inFlight, "good");
        journey.deadlineExceeded(inFlight, null);

        assertThat(journey.state.inFlight(inFlight.id()).attempt()).isEqualTo(attempt);
    }

    @Test
    void lateSuccess_takenAndEndsThePause() {
        InFlight inFlight = journey.ask();
        Attempt attempt = journey.sent(inFlight, "good");
        journey.deadlineExceeded(inFlight, attempt);
        journey.answer(inFlight, attempt, TOKEN);

        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
        assertThat(journey.state.control()).isEqualTo(new Control.Idle());
    }

    @Test
    void lateSuccess_endsTheStopForAGoneBudget() {
        InFlight first = journey.ask();
        Attempt slow = journey.sent(first, "good");
        journey.deadlineExceeded(first, slow);
        for (int i = 0; i < 2; i++) {
            journey.clocks.advance(Duration.ofMinutes(10));
            journey.attempt("good", new Outcome.Unknown("lost"));
        }
        journey.clocks.advance(Duration.ofMinutes(10));
        assertThat(journey.prepare(journey.ask(), "good").completion().answer())
                .isInstanceOf(Refusal.Exhausted.class);

        journey.answer(first, slow, TOKEN);

        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
        assertThat(journey.state.control()).isEqualTo(new Control.Idle());
    }

    @Test
    void lateSuccess_neverReplacesANewerToken() {
        InFlight first = journey.ask();
        Attempt slow = journey.sent(first, "good");
        journey.deadlineExceeded(first, slow);
        journey.clocks.advance(Duration.ofSeconds(80));
        journey.attempt("good", new Outcome.Accepted("newer"));

        journey.answer(first, slow, TOKEN);

        assertThat(journey.state.token().token().value()).isEqualTo("newer");
    }

    @Test
    void lateRejection_quarantinesWithoutEndingAnotherRun() {
        InFlight first = journey.ask();
        Attempt slow = journey.sent(first, "wrong");
        journey.deadlineExceeded(first, slow);
        journey.clocks.advance(Duration.ofSeconds(80));
        InFlight second = journey.ask();

        assertThat(journey.answer(first, slow, WRONG).completion()).isNull();
        assertThat(journey.state.inFlight(second.id())).isNotNull();
        assertThat(journey.prepare(second, "wrong").send()).isNull();
    }

    @Test
    void lateRejectionDuringThePause_quarantines() {
        InFlight first = journey.ask();
        Attempt slow = journey.sent(first, "wrong");
        journey.deadlineExceeded(first, slow);

        journey.answer(first, slow, WRONG);

        assertThat(journey.state.control()).isInstanceOf(Control.Quarantined.class);
    }

    @Test
    void lateLock_stopsEverythingAndWakesTheWaiters() {
        InFlight first = journey.ask();
        Attempt slow = journey.sent(first, "good");
        journey.deadlineExceeded(first, slow);
        assertThat(journey.answer(first, slow, new Outcome.Locked(401)).completion()).isNull();
        assertThat(journey.state.control().refusal(journey.clocks.now())).isEqualTo(locked());

        var other = new Journey();
        InFlight early = other.ask();
        Attempt hanging = other.sent(early, "good");
        other.deadlineExceeded(early, hanging);
        other.clocks.advance(Duration.ofSeconds(80));
        InFlight next = other.ask();
        Transition transition = other.answer(early, hanging, new Outcome.Locked(401));
        assertThat(transition.completion()).isEqualTo(new Transition.Completion(next, locked()));
    }

    @Test
    void lateFailureWithoutResult_changesNothing() {
        InFlight inFlight = journey.ask();
        Attempt attempt = journey.sent(inFlight, "good");
        journey.deadlineExceeded(inFlight, attempt);
        SessionState before = journey.state;

        assertThat(journey.answer(inFlight, attempt, LOST).state()).isSameAs(before);
    }

    @Test
    void nextAttemptAfterTheDeadline_changesNothing() {
        InFlight inFlight = journey.ask();
        journey.deadlineExceeded(inFlight, null);
        SessionState before = journey.state;

        assertThat(journey.input(new SessionInput.NextAttempt(inFlight.id())).state())
                .isSameAs(before);
    }

    @Test
    void preparationThatFailsAfterTheDeadline_changesNothing() {
        InFlight inFlight = journey.ask();
        journey.deadlineExceeded(inFlight, null);
        SessionState before = journey.state;
        var why =
                new SessionInput.PreparationFailed(
                        inFlight.id(),
                        UnavailableReason.RECORD_UNAVAILABLE,
                        "the store does not answer",
                        Duration.ZERO,
                        journey.attempts());

        assertThat(journey.input(why).state()).isSameAs(before);
    }

    /** As after a suspension. Another node may have the lease by then. */
    @Test
    void attemptThatWouldNotEndWithinItsLease_isNotSent() {
        InFlight inFlight = journey.ask();
        var began = journey.clocks.now();
        var lease = Lease.taken("r1", Lease.STANDARD);
        var reservation =
                new Reservation(
                        "key",
                        "r1",
                        Journey.fingerprint("good"),
                        PresentedSecret.PRESENT,
                        null,
                        false,
                        0,
                        0,
                        0,
                        lease);
        var prepared =
                new SessionInput.Prepared(
                        inFlight.id(), reservation, Journey.BINDING, began, journey.attempts());
        Duration deadline = SessionRules.us().deadline();
        journey.clocks.advanceWallOnly(Lease.STANDARD.minus(deadline));

        Transition transition = journey.input(prepared);

        assertThat(transition.send()).isNull();
        assertThat(transition.completion().inFlight()).isEqualTo(inFlight);
        assertThat(journey.state.control())
                .isInstanceOfSatisfying(
                        Control.Cooling.class,
                        pause ->
                                assertThat(pause.reason()).isEqualTo(UnavailableReason.OTHER_NODE));
    }

    @Test
    void tokenOfTheRecordThatIsNotNewer_isLeftThere() {
        journey.attempt("good", TOKEN);
        SessionState before = journey.state;
        var shared = new SharedToken("other", before.epoch(), journey.clocks.now());

        assertThat(journey.input(new SessionInput.SharedTokenFound(0, shared, Journey.BINDING)))
                .isEqualTo(Transition.to(before));
    }

    /** As when a virtual machine was suspended after it had read the record. */
    @Test
    void tokenOfTheRecordIsTakenLate_itsAgeCountsFromItsRequest() {
        var shared = new SharedToken("other", 1, journey.clocks.now());
        journey.clocks.advance(SessionRules.us().hardLimit());

        journey.input(new SessionInput.SharedTokenFound(0, shared, Journey.BINDING));

        assertThat(journey.state.token()).isNotNull();
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isFalse();
    }

    @Test
    void credentialsMissingAfterTheDeadline_changesNothing() {
        InFlight inFlight = journey.ask();
        journey.deadlineExceeded(inFlight, null);
        var why = new Refusal.Misconfigured(List.of("finicity.app-key is missing"));

        journey.input(new SessionInput.Denied(inFlight.id(), why));

        assertThat(journey.state.control()).isInstanceOf(Control.Cooling.class);
    }

    @Test
    void closed_waitersAreWokenAndNothingHappensAnyMore() {
        InFlight inFlight = journey.ask();
        Attempt attempt = journey.sent(inFlight, "good");
        Transition transition = journey.input(new SessionInput.Close());
        assertThat(transition.completion().answer()).isEqualTo(new Refusal.Closed());

        journey.answer(inFlight, attempt, TOKEN);
        assertThat(journey.state.token()).isNull();
        assertThat(journey.ask()).isNull();
        assertThat(journey.state.control().refusal(journey.clocks.now()))
                .isEqualTo(new Refusal.Closed());
    }

    private static Refusal locked() {
        return new Refusal.Suspended(Suspension.LOCKED, new Attempts(1, 3));
    }
}
