package io.github.mpfinicity.core.record;

/** The reason why nothing is sent before an operator confirms. */
public enum Suspension {
    /** Attempts may be sent. */
    NONE,
    /** The vendor says that the account is locked. */
    LOCKED,
    /** The record was damaged, so the number of earlier attempts is unknown. */
    DAMAGED;

    /** The worse of the two. */
    Suspension and(Suspension other) {
        boolean locked = this == LOCKED || other == LOCKED;
        return locked ? LOCKED : this == NONE ? other : this;
    }
}
