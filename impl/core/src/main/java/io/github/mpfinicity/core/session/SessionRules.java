package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.RepetitionRule;
import java.time.Duration;
import java.time.Instant;

/**
 * The numbers of a session.
 *
 * @param lifetime the life of a token from its request
 * @param renewAfter the age from which a replacement is fetched, plus a drawn jitter
 * @param longestWait the longest a blocking caller waits
 * @param deadline the longest one authentication may take, reading the body included
 * @param minimumAge a refusal does not drop a token younger than this
 */
public record SessionRules(
        Duration lifetime,
        Duration renewAfter,
        Duration longestWait,
        Duration deadline,
        Duration minimumAge) {
    /** A token is not attached for the last part of its life: a request takes time to arrive. */
    public static final Duration MARGIN = Duration.ofMinutes(5);

    /** The largest part of {@link #renewAfter} by which a renewal is drawn later. */
    private static final int JITTER_PART = 30;

    /** The largest part of the rest of a token's life by which a renewal is drawn later. */
    private static final int JITTER_PART_OF_REST = 5;

    /**
     * The usual {@link #minimumAge}; tests may use another. A vendor that refuses new tokens is not
     * asked more often.
     */
    public static final Duration MINIMUM_AGE = RepetitionRule.YOUNG;

    /**
     * The least age at which a second refusal without a code makes a token due. If such refusals
     * are about something else, others follow, so only the first one counts at any age.
     */
    static final Duration SUSPECT_AGE = Duration.ofMinutes(15);

    /**
     * The pause between looks at refused credentials while callers fail because there is no token.
     */
    static final Duration RECHECK = Duration.ofSeconds(1);

    /** The time between two readings of the credentials while a token still serves. */
    public static final Duration RECHECK_WHILE_SERVED = Duration.ofSeconds(30);

    /** Creates rules with the usual {@link #minimumAge}. */
    public SessionRules(
            Duration lifetime, Duration renewAfter, Duration longestWait, Duration deadline) {
        this(lifetime, renewAfter, longestWait, deadline, MINIMUM_AGE);
    }

    /** The numbers of the vendor's specification for the United States. */
    public static SessionRules us() {
        return new SessionRules(
                Duration.ofHours(2),
                Duration.ofMinutes(90),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20));
    }

    /** The age from which a token is no longer attached to calls. */
    public Duration hardLimit() {
        return lifetime.minus(MARGIN);
    }

    /**
     * True if an attempt that is sent now still ends within its lease. Both clocks decide, because
     * the monotonic one stops while the machine sleeps and other nodes do not.
     *
     * @param began when the attempt began to be reserved
     */
    boolean inTime(Reservation reservation, Moment began, Moment now) {
        Lease lease = reservation.lease();
        return lease == null
                || now.longestSince(began).plus(deadline).compareTo(lease.length()) < 0;
    }

    /**
     * A token under these rules.
     *
     * @param requested the moment of the request; for a token of another node, by this node's
     *     clocks
     * @param draw a number drawn once for it, from 0 to 1
     */
    CachedToken token(
            String value,
            TokenBinding binding,
            long generation,
            long epoch,
            Moment requested,
            double draw) {
        Duration age = renewalAge(draw);
        Instant since = requested.wall();
        var token = new AppToken(value, since, since.plus(age), since.plus(lifetime));
        return new CachedToken(token, binding, generation, epoch, requested, age, hardLimit());
    }

    /**
     * The age at which a token is renewed, given a number from 0 to 1 that is drawn once for it.
     * The jitter makes it later and never earlier. Of many nodes that share a token the first one
     * renews it, and it must not renew more often because there are many.
     */
    Duration renewalAge(double draw) {
        long ofAge = renewAfter.toNanos() / JITTER_PART;
        long ofRest = hardLimit().minus(renewAfter).toNanos() / JITTER_PART_OF_REST;
        return renewAfter.plusNanos(Math.round(Math.min(ofAge, ofRest) * draw));
    }
}
