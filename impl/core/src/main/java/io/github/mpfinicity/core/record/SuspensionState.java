package io.github.mpfinicity.core.record;

import java.util.List;

/**
 * The suspension, and the used confirmations of the operator.
 *
 * @param reason why nothing is sent
 * @param confirmations the operator's last four, a long one as its hash; each counts once, even if
 *     processes with an older and a newer one alternate
 */
public record SuspensionState(Suspension reason, List<String> confirmations) {
    /** A store has room for 4000 characters in all. */
    private static final int LONGEST = 64;

    static final SuspensionState NONE = new SuspensionState(Suspension.NONE, List.of());

    public SuspensionState {
        confirmations = List.copyOf(confirmations);
    }

    SuspensionState with(Suspension next) {
        return new SuspensionState(next, confirmations);
    }

    /** Marks a confirmation as used. A blank one is no confirmation. */
    SuspensionState withConfirmation(String confirmation) {
        return confirmation.isBlank()
                ? this
                : new SuspensionState(
                        reason, BoundedList.with(confirmations, shortened(confirmation)));
    }

    /** The worse suspension, and the used confirmations of both. */
    SuspensionState and(SuspensionState other) {
        return new SuspensionState(
                reason.and(other.reason), BoundedList.union(confirmations, other.confirmations));
    }

    /** True if the operator has set this confirmation and it was not used yet. */
    public boolean isNew(String confirmation) {
        return !confirmation.isBlank() && !confirmations.contains(shortened(confirmation));
    }

    private static String shortened(String confirmation) {
        return confirmation.length() <= LONGEST ? confirmation : RecordKey.hashed(confirmation);
    }
}
