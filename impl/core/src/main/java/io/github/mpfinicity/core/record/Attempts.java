package io.github.mpfinicity.core.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The use of the budget.
 *
 * @param used attempts charged since the last success
 * @param budget the highest number of charged attempts
 * @param left the number of attempts that may still fail; none after two definite refusals
 * @param reasons the reasons of the last charges, as far as they are known
 */
public record Attempts(long used, int budget, long left, List<ChargeReason> reasons) {
    public Attempts {
        reasons = List.copyOf(reasons);
    }

    /** Attempts without a definite refusal. */
    public Attempts(long used, int budget) {
        this(used, budget, Math.max(0, budget - used), List.of());
    }

    /** The attempts of a record; null if nothing was tried yet. */
    public static Attempts of(@Nullable LockoutRecord record, LockoutPolicy policy) {
        Charges charges = record == null ? Charges.NONE : record.charges();
        return new Attempts(
                charges.charged(), policy.budget(), charges.left(policy), charges.reasons());
    }
}
