package io.github.mpfinicity.core.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionStatusTest {
    private final Journey journey = new Journey();

    @Test
    void timePasses_refusalTellsThePauseThatIsLeft() {
        journey.attempt("right", new Outcome.RegionRefused(403));
        assertPause(Duration.ofMinutes(5));

        journey.clocks.advance(Duration.ofMinutes(4));
        assertPause(Duration.ofMinutes(1));

        journey.clocks.advance(Duration.ofMinutes(4));
        assertPause(Duration.ZERO);
        assertThat(journey.ask()).isNotNull();
        assertPause(Duration.ZERO);
    }

    private void assertPause(Duration left) {
        var now = SessionStatus.of(journey.state, journey.attempts(), journey.clocks.now());
        assertThat(now.retryAfter()).isEqualTo(left);
        assertThat(requireNonNull(now.refusal()).why())
                .isInstanceOfSatisfying(
                        Refusal.Unavailable.class,
                        why -> assertThat(why.retryAfter()).isEqualTo(left));
    }
}
