package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.vendor.Outcome;
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
    void nothingYet_firstCallerStartsARun_secondDoesNot() {
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
        InFlight inFlight = journey.ask();
        Attempt attempt = journey.sent(inFlight, "good");
        var sent = journey.clocks.now();
        journey.clocks.advance(Duration.ofSeconds(19));
        journey.answer(inFlight, attempt, TOKEN);

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

    @Test
    void unknownOutcome_nothingIsSentInTheLateWindow() {
        journey.attempt("good", LOST);

        journey.clocks.advance(Duration.ofSeconds(80).minusNanos(1));
        assertThat(journey.ask()).isNull();
        journey.clocks.advance(Duration.ofNanos(1));
        assertThat(journey.ask()).isNotNull();
    }

    @Test
    void notSent_pausesDoubleToHalfAMinute() {
        Outcome notSent = new Outcome.NotSent("refused");
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            journey.attempt("good", notSent);
            journey.clocks.advance(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(journey.ask()).as(seconds + " s").isNull();
            journey.clocks.advance(Duration.ofNanos(1));
        }
    }

    @Test
    void tooManyRequests_retryAfterIsKept() {
        journey.attempt("good", new Outcome.RateLimited(Duration.ofMinutes(7)));

        Refusal why = journey.state.control().refusal(journey.clocks.now());
        assertThat(why)
                .isEqualTo(
                        new Refusal.Unavailable(
                                UnavailableReason.RATE_LIMITED,
                                "status 429",
                                Duration.ofMinutes(7),
                                new Attempts(1, 3)));
    }

    @Test
    void tooManyRequests_nothingToWaitFor_unprovenLeavesAMinuteAndThenTwo() {
        for (int seconds : new int[] {60, 120}) {
            journey.attempt("new", new Outcome.RateLimited(Duration.ZERO));
            journey.clocks.advance(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(journey.ask()).as(seconds + " s").isNull();
            journey.clocks.advance(Duration.ofNanos(1));
        }
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
    void invalidated_byGenerationOnly() {
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(90));
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(1));

        journey.input(new SessionInput.Invalidated(1));
        assertThat(journey.state.token()).isNotNull();
        journey.input(new SessionInput.Invalidated(2));
        assertThat(journey.state.token()).isNull();
    }

    @Test
    void invalidated_notYoungerThanThirtySeconds() {
        journey.attempt("good", TOKEN);

        journey.clocks.advance(Duration.ofSeconds(30).minusNanos(1));
        journey.input(new SessionInput.Invalidated(1));
        assertThat(journey.state.token()).isNotNull();

        journey.clocks.advance(Duration.ofNanos(1));
        journey.input(new SessionInput.Invalidated(1));
        assertThat(journey.state.token()).isNull();
    }

    @Test
    void invalidated_theMinimumAgeIsThatOfTheRules() {
        SessionRules us = SessionRules.us();
        var rules =
                new SessionRules(
                        us.lifetime(),
                        us.renewAfter(),
                        us.longestWait(),
                        us.deadline(),
                        Duration.ofMillis(1));
        journey.attempt("good", TOKEN);
        journey.clocks.advance(Duration.ofMillis(1));

        Transition transition =
                new Transitions(rules)
                        .transition(
                                journey.state,
                                new SessionInput.Invalidated(1),
                                new TimeAndJitter(journey.clocks.now(), 0));
        assertThat(transition.state().token()).isNull();
    }

    @Test
    void notSent_saysWhy() {
        journey.attempt("good", new Outcome.NotSent("ConnectException"));

        assertThat(journey.state.control().refusal(journey.clocks.now()))
                .isEqualTo(
                        new Refusal.Unavailable(
                                UnavailableReason.NOT_SENT,
                                "ConnectException",
                                Duration.ofSeconds(1),
                                new Attempts(0, 3)));
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

        assertThat(journey.ask(Duration.ofMinutes(110))).isNull();
        assertThat(journey.ask(Duration.ofMinutes(111))).isNotNull();
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
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
}
