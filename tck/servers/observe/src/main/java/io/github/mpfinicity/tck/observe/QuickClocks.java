package io.github.mpfinicity.tck.observe;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import jakarta.inject.Singleton;
import java.time.Duration;

/** A minute passes in a second, and more can be left out. */
@Singleton
public class QuickClocks implements Clocks {
    private static final int FACTOR = 60;

    private final Moment start = Clocks.system().now();
    private volatile Duration leftOut = Duration.ZERO;

    @Override
    public Moment now() {
        Duration passed = Clocks.system().now().since(start);
        return start.plus(passed.multipliedBy(FACTOR)).plus(leftOut);
    }

    void leaveOut(Duration time) {
        leftOut = time;
    }
}
