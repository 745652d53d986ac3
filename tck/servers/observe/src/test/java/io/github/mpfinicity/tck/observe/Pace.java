package io.github.mpfinicity.tck.observe;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * How fast the clocks run. A scrape takes what it takes on this machine; with the clocks of the
 * application there is one every 15 seconds, as often as many shops have it.
 *
 * @param scrape the time between two scrapes, and the longest that one may take
 */
record Pace(Duration scrape) {
    static final int SCRAPES_IN_A_MINUTE = 4;

    private static final Duration SHORTEST = Duration.ofMillis(250);

    /** What comes later may take ten times as long. */
    private static final int MARGIN = 10;

    /** Of the times that scrapes took. */
    static Pace of(List<Duration> taken) {
        Duration longest = Collections.max(taken).multipliedBy(MARGIN);
        return new Pace(longest.compareTo(SHORTEST) > 0 ? longest : SHORTEST);
    }

    /** The time that a minute of the application takes. */
    Duration minute() {
        return scrape.multipliedBy(SCRAPES_IN_A_MINUTE);
    }

    /** In minutes of the application. */
    double minutes(Duration time) {
        return (double) time.toNanos() / minute().toNanos();
    }
}
