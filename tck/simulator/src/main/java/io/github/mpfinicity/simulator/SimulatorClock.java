package io.github.mpfinicity.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The simulator's time: that of the clock it is based on, until a test moves or stops it. It
 * decides what is expired, and can be shared with the client under test. Thread-safe: every access
 * holds the monitor.
 */
public final class SimulatorClock implements InstantSource {

    private final InstantSource base;
    private InstantSource running;
    private Duration ahead = Duration.ZERO;

    SimulatorClock(InstantSource base) {
        this.base = requireNonNull(base, "base");
        this.running = base;
    }

    @Override
    public synchronized Instant instant() {
        return running.instant().plus(ahead);
    }

    /**
     * Moves the clock.
     *
     * @param duration forward, or back if negative
     */
    public synchronized void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Stops the clock where it is; only {@link #advance} moves it then. For exact boundaries. */
    public synchronized void freeze() {
        running = InstantSource.fixed(running.instant());
    }

    /** Goes back to the clock it is based on. */
    public synchronized void reset() {
        running = base;
        ahead = Duration.ZERO;
    }
}
