package io.github.mpfinicity.core.record;

/**
 * How much of the budget is gone.
 *
 * @param used attempts charged since the last success
 * @param budget how many may be
 */
public record Attempts(long used, int budget) {
    /** How many more may fail; never negative. */
    public long left() {
        return Math.max(0, budget - used);
    }
}
