package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;
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
    void overdueBeforeSending_shortPauseAndTheLateCredentialsAreNotSent() {
        InFlight flight = journey.ask();
        Transition step = journey.overdue(flight, null);

        assertThat(step.landing().answer()).isInstanceOf(Refusal.Unavailable.class);
        assertThat(journey.prepare(flight, "good").send()).isNull();
    }

    @Test
    void overdueOfThePhaseBefore_meansNothing() {
        InFlight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "good");
        journey.overdue(flight, null);

        assertThat(journey.state.flight(flight.id()).attempt()).isEqualTo(attempt);
    }

    @Test
    void lateSuccess_adoptedAndEndsThePause() {
        InFlight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "good");
        journey.overdue(flight, attempt);
        journey.answer(flight, attempt, TOKEN);

        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
        assertThat(journey.state.control()).isEqualTo(new Control.Idle());
    }

    @Test
    void lateSuccess_neverReplacesANewerToken() {
        InFlight first = journey.ask();
        Attempt slow = journey.sent(first, "good");
        journey.overdue(first, slow);
        journey.clocks.advance(Duration.ofSeconds(80));
        journey.attempt("good", new Outcome.Accepted("newer"));

        journey.answer(first, slow, TOKEN);

        assertThat(journey.state.token().token().value()).isEqualTo("newer");
    }

    @Test
    void lateRejection_quarantinesWithoutEndingAnotherFlight() {
        InFlight first = journey.ask();
        Attempt slow = journey.sent(first, "wrong");
        journey.overdue(first, slow);
        journey.clocks.advance(Duration.ofSeconds(80));
        InFlight second = journey.ask();

        assertThat(journey.answer(first, slow, WRONG).landing()).isNull();
        assertThat(journey.state.flight(second.id())).isNotNull();
        assertThat(journey.prepare(second, "wrong").send()).isNull();
    }

    @Test
    void lateRejectionDuringThePause_quarantines() {
        InFlight first = journey.ask();
        Attempt slow = journey.sent(first, "wrong");
        journey.overdue(first, slow);

        journey.answer(first, slow, WRONG);

        assertThat(journey.state.control()).isInstanceOf(Control.Quarantined.class);
    }

    @Test
    void lateLock_stopsEverythingAndWakesTheWaiters() {
        InFlight first = journey.ask();
        Attempt slow = journey.sent(first, "good");
        journey.overdue(first, slow);
        assertThat(journey.answer(first, slow, new Outcome.Locked(401)).landing()).isNull();
        assertThat(journey.state.control().refusal(journey.clocks.now())).isEqualTo(locked());

        var other = new Journey();
        InFlight early = other.ask();
        Attempt hanging = other.sent(early, "good");
        other.overdue(early, hanging);
        other.clocks.advance(Duration.ofSeconds(80));
        InFlight next = other.ask();
        Transition step = other.answer(early, hanging, new Outcome.Locked(401));
        assertThat(step.landing()).isEqualTo(new Transition.Landing(next, locked()));
    }

    @Test
    void lateFailureWithoutVerdict_changesNothing() {
        InFlight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "good");
        journey.overdue(flight, attempt);
        SessionState before = journey.state;

        assertThat(journey.answer(flight, attempt, LOST).state()).isSameAs(before);
    }

    @Test
    void credentialsMissingAfterTheDeadline_changesNothing() {
        InFlight flight = journey.ask();
        journey.overdue(flight, null);
        var why = new Refusal.Misconfigured(List.of("finicity.app-key is missing"));

        journey.signal(new SessionInput.Denied(flight.id(), why));

        assertThat(journey.state.control()).isInstanceOf(Control.Cooling.class);
    }

    @Test
    void closed_waitersAreWokenAndNothingHappensAnyMore() {
        InFlight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "good");
        Transition step = journey.signal(new SessionInput.Close());
        assertThat(step.landing().answer()).isEqualTo(new Refusal.Closed());

        journey.answer(flight, attempt, TOKEN);
        assertThat(journey.state.token()).isNull();
        assertThat(journey.ask()).isNull();
        assertThat(journey.state.control().refusal(journey.clocks.now()))
                .isEqualTo(new Refusal.Closed());
    }

    private static Refusal locked() {
        return new Refusal.Halted(Suspension.LOCKED, new Attempts(1, 3));
    }
}
