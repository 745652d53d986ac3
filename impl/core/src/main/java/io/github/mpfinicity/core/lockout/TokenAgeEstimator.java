package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.SealedToken;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the age of an epoch's token for a node whose wall clock may differ from the issuer's.
 * Safe for any thread.
 *
 * <p>A node that saw the record with an older epoch knows by its own clocks how old the token is at
 * most; the issuer's wall clock is believed only within that. A node that has just started has
 * nothing but the wall clocks. If they contradict each other it cannot tell, and does without.
 */
final class TokenAgeEstimator {
    /** The largest difference between clocks that are synchronized. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();

    /**
     * The moments when this process saw a record.
     *
     * @param line of its versions; another one begins when the store has lost the record
     * @param older when it had an older epoch for the last time; null if it never had
     * @param first when it had this epoch for the first time
     * @param last when it had this epoch for the last time
     */
    private record Seen(
            String line, long epoch, @Nullable Moment older, Moment first, Moment last) {
        Seen then(LockoutRecord now, Moment moment) {
            long next = now.cluster().epoch();
            if (!line.equals(now.version().line()) || next < epoch) {
                return initial(now, moment);
            }
            return next == epoch
                    ? new Seen(line, epoch, older, first, moment)
                    : new Seen(line, next, last, moment, moment);
        }

        static Seen initial(LockoutRecord now, Moment moment) {
            return new Seen(now.version().line(), now.cluster().epoch(), null, moment, moment);
        }
    }

    /** Notes a record that was just read. */
    void see(LockoutRecord record, Moment now) {
        seen.updateAndGet(
                before -> before == null ? Seen.initial(record, now) : before.then(record, now));
    }

    /**
     * The age; null if it cannot be told.
     *
     * @param lease the longest from a request until its token is in the record: when the older
     *     epoch was seen, the request for this one may already have been under way
     */
    @Nullable Duration age(SealedToken sealedToken, Duration lease, Moment now) {
        Seen known = seen.get();
        Duration wall = Duration.between(sealedToken.issuedAt(), now.wall());
        if (known == null || known.older() == null) {
            boolean possible = wall.compareTo(TOLERANCE.negated()) >= 0;
            return possible ? longer(wall, Duration.ZERO) : null;
        }
        Duration most = now.longestSince(known.older()).plus(lease);
        boolean possible =
                wall.compareTo(now.since(known.first())) >= 0 && wall.compareTo(most) <= 0;
        return possible ? wall : most;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
