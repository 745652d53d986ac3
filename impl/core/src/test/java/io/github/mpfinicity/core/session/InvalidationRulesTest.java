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
    void bindingChanged_tokenDroppedAndReplacedAtOnce() {
        journey.attempt("right", TOKEN);

        Transition transition = journey.input(new SessionInput.CredentialsRead(OTHER));
        assertThat(transition.state().token()).isNull();
        assertThat(transition.start()).isNotNull();
    }

    @Test
    void bindingAsBefore_nothing() {
        journey.attempt("right", TOKEN);

        Transition transition = journey.input(new SessionInput.CredentialsRead(Journey.BINDING));
        assertThat(transition.state().token()).isNotNull();
        assertThat(transition.start()).isNull();
    }

    @Test
    void bindingChangedWhileARunIsUnderWay_itsTokenIsNotKept() {
        InFlight inFlight = journey.ask();
        Attempt attempt = journey.sent(inFlight, "right");
        journey.input(new SessionInput.CredentialsRead(OTHER));

        Transition transition = journey.answer(inFlight, attempt, TOKEN);
        assertThat(transition.completion()).isNotNull();
        assertThat(transition.state().token()).isNull();
        assertThat(journey.ask()).isNotNull();
    }

    @Test
    void bindingChanged_lateTokenOfTheOldOneIsNotKept() {
        InFlight inFlight = journey.ask();
        Attempt attempt = journey.sent(inFlight, "right");
        journey.deadlineExceeded(inFlight, attempt);
        journey.input(new SessionInput.CredentialsRead(OTHER));

        assertThat(journey.answer(inFlight, attempt, TOKEN).state().token()).isNull();
    }

    @Test
    void appKeyRefused_keyLookedAtOnceASecondAndTokenKept() {
        journey.attempt("right", TOKEN);
        journey.clocks.advance(Duration.ofMinutes(30));

        Transition first = journey.input(new SessionInput.AppKeyRefused(1));
        assertThat(first.look()).isTrue();
        assertThat(first.state().token()).isNotNull();
        assertThat(journey.input(new SessionInput.AppKeyRefused(1)).look()).isFalse();

        journey.clocks.advance(Duration.ofSeconds(1));
        assertThat(journey.input(new SessionInput.AppKeyRefused(2)).look()).isFalse();
        Transition second = journey.input(new SessionInput.AppKeyRefused(1));
        assertThat(second.look()).isTrue();
        assertThat(second.state().token()).isNotNull();
    }

    @Test
    void suspected_renewedWhileItServes() {
        journey.attempt("right", TOKEN);
        journey.clocks.advance(Duration.ofSeconds(30));

        assertThat(journey.input(new SessionInput.Suspected(2)).state().suspicious()).isFalse();
        journey.input(new SessionInput.Suspected(1));
        InFlight inFlight = journey.ask();
        assertThat(inFlight).isNotNull();
        assertThat(journey.state.serves(Duration.ZERO, journey.clocks.now())).isTrue();
        journey.answer(inFlight, journey.sent(inFlight, "right"), TOKEN);
        assertThat(journey.ask()).isNull();
    }

    @Test
    void suspectedYoung_nothing() {
        journey.attempt("right", TOKEN);
        journey.clocks.advance(Duration.ofSeconds(29));

        assertThat(journey.input(new SessionInput.Suspected(1)).state().suspicious()).isFalse();
        assertThat(journey.ask()).isNull();
    }

    @Test
    void suspectedAgain_onlyOnceTheNextTokenHasServedForLong() {
        suspectedAndRenewed();
        journey.clocks.advance(Duration.ofMinutes(15).minusNanos(1));
        journey.input(new SessionInput.Suspected(2));
        assertThat(journey.ask()).isNull();

        journey.clocks.advance(Duration.ofNanos(1));
        journey.input(new SessionInput.Suspected(2));
        assertThat(journey.ask()).isNotNull();
    }

    private void suspectedAndRenewed() {
        journey.attempt("right", TOKEN);
        journey.clocks.advance(Duration.ofSeconds(30));
        journey.input(new SessionInput.Suspected(1));
        journey.attempt("right", TOKEN);
    }

    @Test
    void resumed_onlyWhenThePauseIsOver() {
        journey.attempt("right", new Outcome.Unknown("lost"));

        assertThat(journey.input(new SessionInput.Resumed()).start()).isNull();
        journey.clocks.advance(Duration.ofMinutes(2));
        assertThat(journey.input(new SessionInput.Resumed()).start()).isNotNull();
    }

    @Test
    void deadlineOfAnEarlierAttemptOfTheSameRun_changesNothing() {
        InFlight inFlight = journey.ask();
        Attempt first = journey.sent(inFlight, "old");
        journey.input(new SessionInput.NextAttempt(inFlight.id()));
        journey.clocks.advance(Duration.ofSeconds(1));
        journey.sent(inFlight, "new");

        assertThat(journey.deadlineExceeded(inFlight, first).completion()).isNull();
    }
}
