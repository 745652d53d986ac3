package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.ledger.Attempts;
import io.github.mpfinicity.core.ledger.Halt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionsTest {
    private static final Outcome TOKEN = new Outcome.Accepted("token");
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    private static final Outcome LOST = new Outcome.Unknown("lost");

    private final Journey journey = new Journey();

    @Test
    void nothingYet_firstCallerStartsAFlight_secondDoesNot() {
        assertThat(journey.ask()).isNotNull();
        assertThat(journey.ask()).isNull();
    }

    @Test
    void fresh_nothingStarts() {
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(90).minusNanos(1));

        assertThat(journey.ask()).isNull();
    }

    @Test
    void stale_oneRenewalStartsAndTheOldTokenStays() {
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(90));

        assertThat(journey.ask()).isNotNull();
        assertThat(journey.ask()).isNull();
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
    }

    @Test
    void accepted_requestedAtIsWhenItWasSent() {
        Flight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "good");
        var sent = journey.clocks.now();
        journey.clocks.advance(Duration.ofSeconds(19));
        journey.answer(flight, attempt, TOKEN);

        assertThat(journey.state.token().requested()).isEqualTo(sent);
        assertThat(journey.state.token().token().requestedAt()).isEqualTo(sent.wall());
    }

    @ParameterizedTest
    @MethodSource("outcomesThatLeaveTheTokenAlone")
    void renewalFails_oldTokenServesToItsEnd(Outcome outcome) {
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(90));
        journey.attempt("good", outcome);

        journey.clocks.advance(Duration.ofMinutes(25).minusNanos(1));
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
        journey.clocks.advance(Duration.ofNanos(1));
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isFalse();
    }

    static List<Outcome> outcomesThatLeaveTheTokenAlone() {
        return List.of(
                WRONG,
                LOST,
                new Outcome.Locked(500),
                new Outcome.NotSent("refused"),
                new Outcome.RateLimited(null),
                new Outcome.RegionRefused(403),
                new Outcome.Unexplained(418, null));
    }

    @Test
    void rejectedSecret_neverPresentedAgain_anotherOneIs() {
        journey.attempt("wrong", WRONG);
        journey.clocks.advance(Duration.ofHours(10));

        Flight again = journey.ask();
        Step step = journey.prepare(again, "wrong");
        assertThat(step.send()).isNull();
        assertThat(step.landing().answer()).isInstanceOf(Refusal.Rejected.class);

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
    void unknownOutcome_nothingIsSentInTheLateWindow() {
        journey.attempt("good", LOST);

        journey.clocks.advance(Duration.ofSeconds(80).minusNanos(1));
        assertThat(journey.ask()).isNull();
        journey.clocks.advance(Duration.ofNanos(1));
        assertThat(journey.ask()).isNotNull();
    }

    @Test
    void notSent_pausesDouble() {
        Outcome notSent = new Outcome.NotSent("refused");
        for (int seconds = 1; seconds <= 256; seconds *= 2) {
            journey.attempt("good", notSent);
            journey.clocks.advance(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(journey.ask()).as(seconds + " s").isNull();
            journey.clocks.advance(Duration.ofNanos(1));
        }
    }

    @Test
    void tooManyRequests_retryAfterIsKept() {
        journey.attempt("good", new Outcome.RateLimited(Duration.ofMinutes(7)));

        Refusal why = journey.state.refusal(journey.clocks.now());
        assertThat(why)
                .isEqualTo(
                        new Refusal.Unavailable(
                                Trouble.RATE_LIMITED,
                                "status 429",
                                Duration.ofMinutes(7),
                                new Attempts(0, 3)));
    }

    @Test
    void success_endsTheDoubling() {
        journey.attempt("good", new Outcome.NotSent("refused"));
        journey.clocks.advance(Duration.ofSeconds(1));
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofHours(2));
        journey.attempt("good", new Outcome.NotSent("refused"));

        journey.clocks.advance(Duration.ofSeconds(1));
        assertThat(journey.ask()).isNotNull();
    }

    @Test
    void locked_nothingIsSentEver() {
        journey.attempt("good", new Outcome.Locked(500));
        journey.clocks.advance(Duration.ofDays(30));

        assertThat(journey.prepare(journey.ask(), "good").send()).isNull();
        journey.clocks.advance(Duration.ofSeconds(1));
        assertThat(journey.prepare(journey.ask(), "another").send()).isNull();
        assertThat(journey.state.refusal(journey.clocks.now())).isEqualTo(locked());
    }

    @Test
    void invalidated_byGenerationOnly() {
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(90));
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(1));

        journey.signal(new Signal.Invalidated(1));
        assertThat(journey.state.token()).isNotNull();
        journey.signal(new Signal.Invalidated(2));
        assertThat(journey.state.token()).isNull();
    }

    @Test
    void invalidated_notYoungerThanThirtySeconds() {
        journey.attempt("good", TOKEN);

        journey.clocks.advance(Duration.ofSeconds(30).minusNanos(1));
        journey.signal(new Signal.Invalidated(1));
        assertThat(journey.state.token()).isNotNull();

        journey.clocks.advance(Duration.ofNanos(1));
        journey.signal(new Signal.Invalidated(1));
        assertThat(journey.state.token()).isNull();
    }

    @Test
    void overdueBeforeSending_shortPauseAndTheLateCredentialsAreNotSent() {
        Flight flight = journey.ask();
        Step step = journey.overdue(flight, null);

        assertThat(step.landing().answer()).isInstanceOf(Refusal.Unavailable.class);
        assertThat(journey.prepare(flight, "good").send()).isNull();
    }

    @Test
    void overdueOfThePhaseBefore_meansNothing() {
        Flight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "good");
        journey.overdue(flight, null);

        assertThat(journey.state.flight(flight.id()).attempt()).isEqualTo(attempt);
    }

    @Test
    void lateSuccess_adoptedAndEndsThePause() {
        Flight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "good");
        journey.overdue(flight, attempt);
        journey.answer(flight, attempt, TOKEN);

        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
        assertThat(journey.state.control()).isEqualTo(new Control.Idle());
    }

    @Test
    void lateSuccess_neverReplacesANewerToken() {
        Flight first = journey.ask();
        Attempt slow = journey.sent(first, "good");
        journey.overdue(first, slow);
        journey.clocks.advance(Duration.ofSeconds(80));
        journey.attempt("good", new Outcome.Accepted("newer"));

        journey.answer(first, slow, TOKEN);

        assertThat(journey.state.token().token().value()).isEqualTo("newer");
    }

    @Test
    void lateRejection_quarantinesWithoutEndingAnotherFlight() {
        Flight first = journey.ask();
        Attempt slow = journey.sent(first, "wrong");
        journey.overdue(first, slow);
        journey.clocks.advance(Duration.ofSeconds(80));
        Flight second = journey.ask();

        assertThat(journey.answer(first, slow, WRONG).landing()).isNull();
        assertThat(journey.state.flight(second.id())).isNotNull();
        assertThat(journey.prepare(second, "wrong").send()).isNull();
    }

    @Test
    void lateRejectionDuringThePause_quarantines() {
        Flight first = journey.ask();
        Attempt slow = journey.sent(first, "wrong");
        journey.overdue(first, slow);

        journey.answer(first, slow, WRONG);

        assertThat(journey.state.control()).isInstanceOf(Control.Quarantined.class);
    }

    @Test
    void lateLock_stopsEverythingAndWakesTheWaiters() {
        Flight first = journey.ask();
        Attempt slow = journey.sent(first, "good");
        journey.overdue(first, slow);
        assertThat(journey.answer(first, slow, new Outcome.Locked(401)).landing()).isNull();
        assertThat(journey.state.refusal(journey.clocks.now())).isEqualTo(locked());

        var other = new Journey();
        Flight early = other.ask();
        Attempt hanging = other.sent(early, "good");
        other.overdue(early, hanging);
        other.clocks.advance(Duration.ofSeconds(80));
        Flight next = other.ask();
        Step step = other.answer(early, hanging, new Outcome.Locked(401));
        assertThat(step.landing()).isEqualTo(new Step.Landing(next, locked()));
    }

    @Test
    void lateFailureWithoutVerdict_changesNothing() {
        Flight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "good");
        journey.overdue(flight, attempt);
        SessionState before = journey.state;

        assertThat(journey.answer(flight, attempt, LOST).state()).isSameAs(before);
    }

    @Test
    void credentialsMissingAfterTheDeadline_changesNothing() {
        Flight flight = journey.ask();
        journey.overdue(flight, null);
        var why = new Refusal.Misconfigured(List.of("finicity.app-key is missing"));

        journey.signal(new Signal.HeldBack(flight.id(), why));

        assertThat(journey.state.control()).isInstanceOf(Control.Cooling.class);
    }

    @Test
    void notSent_saysWhy() {
        journey.attempt("good", new Outcome.NotSent("ConnectException"));

        assertThat(journey.state.refusal(journey.clocks.now()))
                .isEqualTo(
                        new Refusal.Unavailable(
                                Trouble.NOT_SENT,
                                "ConnectException",
                                Duration.ofSeconds(1),
                                new Attempts(0, 3)));
    }

    @Test
    void closed_waitersAreWokenAndNothingHappensAnyMore() {
        Flight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "good");
        Step step = journey.signal(new Signal.Close());
        assertThat(step.landing().answer()).isEqualTo(new Refusal.Closed());

        journey.answer(flight, attempt, TOKEN);
        assertThat(journey.state.token()).isNull();
        assertThat(journey.ask()).isNull();
        assertThat(journey.state.refusal(journey.clocks.now())).isEqualTo(new Refusal.Closed());
    }

    @Test
    void misconfigured_lookedAtAgainOnceASecond() {
        Flight flight = journey.ask();
        var why = new Refusal.Misconfigured(List.of("finicity.app-key is missing"));
        journey.signal(new Signal.HeldBack(flight.id(), why));

        assertThat(journey.state.refusal(journey.clocks.now())).isEqualTo(why);
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
    void confirmed_nextCallerIsNotHeldBack() {
        journey.attempt("good", new Outcome.Locked(500));
        journey.record = journey.record.confirm(Journey.print("good"), "");

        journey.signal(new Signal.Confirmed());

        journey.attempt("good", TOKEN);
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
    }

    @Test
    void confirmedDuringAFlight_flightGoesOn() {
        Flight flight = journey.ask();

        journey.signal(new Signal.Confirmed());

        assertThat(journey.state.flight(flight.id())).isNotNull();
    }

    @Test
    void lockSeenElsewhere_tokenServesAndNothingIsSent() {
        journey.attempt("good", TOKEN);
        journey.signal(new Signal.LockSeen(journey.attempts()));
        journey.record = journey.record.lock();
        journey.clocks.advance(Duration.ofMinutes(95));

        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
        assertThat(journey.prepare(journey.ask(), "good").send()).isNull();
    }

    @Test
    void unknownAgainAndAgain_pausesDoubleToHalfAnHour() {
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofHours(2));
        for (int minutes : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            journey.attempt("good", LOST);
            journey.clocks.advance(Duration.ofSeconds(20 + 60L * minutes).minusNanos(1));
            assertThat(journey.ask()).as(minutes + " min").isNull();
            journey.clocks.advance(Duration.ofNanos(1));
        }
    }

    @Test
    void minimumRemaining_presentTokenTooOld_renewsButServesOthers() {
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(10));

        assertThat(journey.signal(new Signal.Asked(Duration.ofMinutes(110))).launch()).isNull();
        assertThat(journey.signal(new Signal.Asked(Duration.ofMinutes(111))).launch()).isNotNull();
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
    }

    private static Refusal locked() {
        return new Refusal.Halted(Halt.LOCKED, new Attempts(1, 3));
    }
}
