package io.github.mpfinicity.core.session;

import static io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind.SECRET_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.observe.Overheard;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedAttemptTest {
    private static final Duration LOOK = Duration.ofMillis(1);

    private final SessionFixture world = new SessionFixture();
    private final Overheard overheard = new Overheard();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void nobodyObserves_noClockIsRead() {
        assertThat(looks()).isZero();
    }

    @Test
    void observed_clockIsReadAtBeginAndEnd() {
        world.observers.become(List.of(overheard.observer()));

        assertThat(looks()).isEqualTo(2);
    }

    @Test
    void observed_runKindOutcomeAndTimeAreToldWithoutTheToken() {
        world.observers.become(List.of(overheard.observer()));
        var attempt = new ObservedAttempt(world.ports(), 7, SECRET_CHANGE, "https://vendor");
        assertThat(overheard.calls)
                .containsExactly("attemptStarted[7, SECRET_CHANGE, https://vendor]");
        world.clocks.advance(Duration.ofSeconds(3));
        attempt.answered();
        world.clocks.advance(Duration.ofSeconds(5));
        assertThat(overheard.calls).hasSize(1);

        attempt.settled(new Outcome.Accepted("a-token"));

        assertThat(overheard.calls)
                .containsExactly(
                        "attemptStarted[7, SECRET_CHANGE, https://vendor]",
                        "attemptEnded[7, SECRET_CHANGE, not shown, PT3S]");
    }

    /** One that comes during an attempt was not told of its begin. */
    @Test
    void observerCameLater_notToldOfTheEnd() {
        var attempt = new ObservedAttempt(world.ports(), 7, SECRET_CHANGE, "https://vendor");
        world.observers.become(List.of(overheard.observer()));

        attempt.answered();
        attempt.settled(new Outcome.Changed());

        assertThat(overheard.calls).isEmpty();
    }

    /** How often the clock was read for one attempt. */
    private long looks() {
        SessionPorts ports = world.ports();
        world.clocks.advanceAtEachLook(LOOK);
        Moment before = world.clocks.now();
        var attempt = new ObservedAttempt(ports, 1, SECRET_CHANGE, "https://vendor");
        attempt.answered();
        attempt.settled(new Outcome.Changed());
        return world.clocks.now().since(before).dividedBy(LOOK) - 1;
    }
}
