package io.github.mpfinicity.tck.observe;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Clocks that run as fast as they are told, and can be put forward. At first they are usual. */
@Singleton
public class QuickClocks implements Clocks {
    private final Moment start = Clocks.system().now();
    private volatile Pace pace = new Pace(Duration.ZERO, start, Duration.ofMinutes(1));

    @Override
    public Moment now() {
        return start.plus(pace.shown(Clocks.system().now()));
    }

    /** Shows that time after the start now, and from now on takes so long for a minute. */
    void set(Duration sinceStart, Duration minute) {
        pace = new Pace(sinceStart, Clocks.system().now(), minute);
    }

    private record Pace(Duration first, Moment from, Duration minute) {
        Duration shown(Moment now) {
            Duration passed = now.since(from);
            return first.plus(
                    passed.multipliedBy(Duration.ofMinutes(1).toMillis())
                            .dividedBy(minute.toMillis()));
        }
    }
}
