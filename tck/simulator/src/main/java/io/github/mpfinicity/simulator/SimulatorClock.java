package io.github.mpfinicity.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The simulator's clock: it follows its base clock until a test moves or stops it. It decides if a
 * token is expired, and the client under test may share it. Thread-safe: every access holds the
 * monitor.
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

    /** Stops the clock; then only {@link #advance} moves it. Use it to test exact boundaries. */
    public synchronized void freeze() {
        running = InstantSource.fixed(running.instant());
    }

    /** Goes back to the base clock. */
    public synchronized void reset() {
        running = base;
        ahead = Duration.ZERO;
    }
}
