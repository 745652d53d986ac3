package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.LockoutPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Computes the pause after failures in a row. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST_NOT_SENT = Duration.ofSeconds(30);
    private static final Duration LONGEST_RATE_LIMITED = Duration.ofMinutes(5);
    private static final Duration FIRST_REGIONAL = Duration.ofMinutes(5);
    private static final Duration LONGEST_REGIONAL = Duration.ofMinutes(30);
    private static final Duration LONGEST_UNKNOWN = Duration.ofMinutes(30);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(30);

    private BackOff() {}

    /**
     * The pause after a request that did not reach the vendor. The longest pause doubles from a
     * second to half a minute; the actual one is drawn between zero and that.
     */
    static Duration notSent(int failures, double draw) {
        return jittered(LONGEST_NOT_SENT, failures, draw);
    }

    private static Duration jittered(Duration longest, int failures, double draw) {
        return Duration.ofNanos(Math.round(doubled(FIRST, longest, failures).toNanos() * draw));
    }

    /**
     * The pause after an unknown outcome. It begins with the time in which a lost request may still
     * arrive, and doubles up to half an hour.
     */
    static Duration unknown(int failures) {
        return doubled(LockoutPolicy.LATE_WINDOW, LONGEST_UNKNOWN, failures);
    }

    /**
     * The pause after a refusal of the region. It is long, because such a refusal does not end in
     * seconds.
     */
    static Duration regional(int failures) {
        return doubled(FIRST_REGIONAL, LONGEST_REGIONAL, failures);
    }

    /**
     * The pause after a rate limit. The vendor's own time counts if it is longer than the usual
     * pause, up to a limit.
     */
    static Duration rateLimited(@Nullable Duration retryAfter, int failures, double draw) {
        Duration own = jittered(LONGEST_RATE_LIMITED, failures, draw);
        return retryAfter == null ? own : longer(own, shorter(retryAfter, LONGEST_RETRY_AFTER));
    }

    static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration doubled(Duration first, Duration longest, int failures) {
        int doublings = Math.min(failures, 30);
        return shorter(first.multipliedBy(1L << doublings), longest);
    }
}
