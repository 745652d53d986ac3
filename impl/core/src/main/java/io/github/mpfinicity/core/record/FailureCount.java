package io.github.mpfinicity.core.record;

/**
 * Failures ever, and the watermark up to which a success has wiped them. Two numbers and not one
 * that is set to zero: a rejection that lands between the vendor's yes and our note of it must not
 * be wiped with the rest.
 *
 * @param counted ever
 * @param cleared of those
 */
public record FailureCount(long counted, long cleared) {
    static final FailureCount NONE = new FailureCount(0, 0);

    public long charged() {
        return counted - cleared;
    }

    FailureCount plus(int more) {
        return new FailureCount(counted + more, cleared);
    }

    /** What both have charged, above the watermarks of both. */
    FailureCount plus(FailureCount other) {
        long above = Math.max(counted, other.counted);
        return new FailureCount(above + charged() + other.charged(), above);
    }

    /** Wipes what was counted when the success began. Doing it twice changes nothing. */
    FailureCount clearedUpTo(long watermark) {
        return new FailureCount(counted, Math.max(cleared, Math.min(watermark, counted)));
    }
}
