package io.github.mpfinicity.core.record;

import java.util.List;

/**
 * What stops every attempt, and which confirmations of the operator were used.
 *
 * @param reason what stops everything
 * @param confirmations the operator's last four: each is used once, also where processes with an
 *     older and a newer one alternate
 */
public record SuspensionState(Suspension reason, List<String> confirmations) {
    static final SuspensionState NONE = new SuspensionState(Suspension.NONE, List.of());

    public SuspensionState {
        confirmations = List.copyOf(confirmations);
    }

    SuspensionState with(Suspension next) {
        return new SuspensionState(next, confirmations);
    }

    /** The confirmation is used now; a blank one is none. */
    SuspensionState withConfirmation(String confirmation) {
        return confirmation.isBlank()
                ? this
                : new SuspensionState(reason, BoundedList.with(confirmations, confirmation));
    }

    /** What stops either; each confirmation that one of both has used is used. */
    SuspensionState and(SuspensionState other) {
        return new SuspensionState(
                reason.and(other.reason), BoundedList.union(confirmations, other.confirmations));
    }

    /** True if the operator has set this confirmation and it was not used yet. */
    public boolean isNew(String confirmation) {
        return !confirmation.isBlank() && !confirmations.contains(confirmation);
    }
}
