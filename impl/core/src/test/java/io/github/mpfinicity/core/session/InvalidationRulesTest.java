package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InvalidationRulesTest {
    private static final Outcome TOKEN = new Outcome.Accepted("token");
    private static final TokenBinding OTHER =
            new TokenBinding("https://vendor", "other-key", "partner-id");

    private final Journey journey = new Journey();

    @Test
    void issuerChanged_tokenDroppedAndReplacedAtOnce() {
        journey.attempt("right", TOKEN);

        Transition step = journey.signal(new SessionInput.CredentialsRead(OTHER));
        assertThat(step.state().token()).isNull();
        assertThat(step.launch()).isNotNull();
    }

    @Test
    void issuerAsBefore_nothing() {
        journey.attempt("right", TOKEN);

        Transition step = journey.signal(new SessionInput.CredentialsRead(Journey.ISSUER));
        assertThat(step.state().token()).isNotNull();
        assertThat(step.launch()).isNull();
    }

    @Test
    void issuerChangedWhileAFlightIsUnderWay_itsTokenIsNotKept() {
        InFlight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "right");
        journey.signal(new SessionInput.CredentialsRead(OTHER));

        Transition step = journey.answer(flight, attempt, TOKEN);
        assertThat(step.landing()).isNotNull();
        assertThat(step.state().token()).isNull();
        assertThat(journey.ask()).isNotNull();
    }

    @Test
    void issuerChanged_lateTokenOfTheOldOneIsNotKept() {
        InFlight flight = journey.ask();
        Attempt attempt = journey.sent(flight, "right");
        journey.overdue(flight, attempt);
        journey.signal(new SessionInput.CredentialsRead(OTHER));

        assertThat(journey.answer(flight, attempt, TOKEN).state().token()).isNull();
    }

    @Test
    void appKeyRefused_keyLookedAtOnceASecondAndTokenKept() {
        journey.attempt("right", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(30));

        Transition first = journey.signal(new SessionInput.AppKeyRefused(1));
        assertThat(first.look()).isTrue();
        assertThat(first.state().token()).isNotNull();
        assertThat(journey.signal(new SessionInput.AppKeyRefused(1)).look()).isFalse();

        journey.clocks.advance(Duration.ofSeconds(1));
        assertThat(journey.signal(new SessionInput.AppKeyRefused(2)).look()).isFalse();
        Transition second = journey.signal(new SessionInput.AppKeyRefused(1));
        assertThat(second.look()).isTrue();
        assertThat(second.state().token()).isNotNull();
    }

    @Test
    void suspected_renewedWhileItServes() {
        journey.attempt("right", TOKEN);
        journey.clocks.advance(Duration.ofSeconds(30));

        assertThat(journey.signal(new SessionInput.Suspected(2)).state().suspicious()).isFalse();
        journey.signal(new SessionInput.Suspected(1));
        InFlight flight = journey.ask();
        assertThat(flight).isNotNull();
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
        journey.answer(flight, journey.sent(flight, "right"), TOKEN);
        assertThat(journey.ask()).isNull();
    }

    @Test
    void suspectedYoung_nothing() {
        journey.attempt("right", TOKEN);
        journey.clocks.advance(Duration.ofSeconds(29));

        assertThat(journey.signal(new SessionInput.Suspected(1)).state().suspicious()).isFalse();
        assertThat(journey.ask()).isNull();
    }

    @Test
    void suspectedAgain_onlyOnceTheNextTokenHasServedForLong() {
        suspectedAndRenewed();
        journey.clocks.advance(Duration.ofMinutes(15).minusNanos(1));
        journey.signal(new SessionInput.Suspected(2));
        assertThat(journey.ask()).isNull();

        journey.clocks.advance(Duration.ofNanos(1));
        journey.signal(new SessionInput.Suspected(2));
        assertThat(journey.ask()).isNotNull();
    }

    private void suspectedAndRenewed() {
        journey.attempt("right", TOKEN);
        journey.clocks.advance(Duration.ofSeconds(30));
        journey.signal(new SessionInput.Suspected(1));
        journey.attempt("right", TOKEN);
    }

    @Test
    void resumed_onlyWhenThePauseIsOver() {
        journey.attempt("right", new Outcome.Unknown("lost"));

        assertThat(journey.signal(new SessionInput.Resumed()).launch()).isNull();
        journey.clocks.advance(Duration.ofMinutes(2));
        assertThat(journey.signal(new SessionInput.Resumed()).launch()).isNotNull();
    }

    @Test
    void deadlineOfAnEarlierAttemptOfTheSameFlight_changesNothing() {
        InFlight flight = journey.ask();
        Attempt first = journey.sent(flight, "old");
        journey.signal(new SessionInput.NextAttempt(flight.id()));
        journey.clocks.advance(Duration.ofSeconds(1));
        journey.sent(flight, "new");

        assertThat(journey.overdue(flight, first).landing()).isNull();
    }
}
