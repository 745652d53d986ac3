package io.github.mpfinicity.core.record;

/**
 * All failures, and the number of them that a success has cleared. One number that a success sets
 * to zero would be wrong: it would clear a rejection that arrives between the vendor's yes and our
 * note of it.
 *
 * @param counted all failures ever
 * @param cleared the failures that a success has cleared
 */
public record FailureCount(long counted, long cleared) {
    static final FailureCount NONE = new FailureCount(0, 0);

    public long charged() {
        return counted - cleared;
    }

    FailureCount plus(int more) {
        return new FailureCount(counted + more, cleared);
    }

    /** The sum of both, above the watermarks of both. */
    FailureCount plus(FailureCount other) {
        long above = Math.max(counted, other.counted);
        return new FailureCount(above + charged() + other.charged(), above);
    }

    /**
     * Clears the failures that were counted when the success began. A second call changes nothing.
     */
    FailureCount clearedUpTo(long watermark) {
        return new FailureCount(counted, Math.max(cleared, Math.min(watermark, counted)));
    }
}
