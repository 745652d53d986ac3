package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The machine's clocks, which can be moved on. Its scope does not make it discovered: only {@link
 * Deployment#withClock()} has it. No proxy: it is asked after the container has ended, too.
 */
@Singleton
class DemonstrationClock implements Clocks {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Moment now() {
        return Clocks.system().now().plus(ahead);
    }

    void advance(Duration time) {
        ahead = ahead.plus(time);
    }
}
