package io.github.mpfinicity.core.record;

import java.util.List;

/**
 * How much of the budget is gone.
 *
 * @param used attempts charged since the last success
 * @param budget how many may be
 * @param reasons why the last of them were charged, as far as that is known
 */
public record Attempts(long used, int budget, List<ChargeReason> reasons) {
    public Attempts {
        reasons = List.copyOf(reasons);
    }

    /** Without reasons. */
    public Attempts(long used, int budget) {
        this(used, budget, List.of());
    }

    /** How many more may fail; never negative. */
    public long left() {
        return Math.max(0, budget - used);
    }
}
