package io.github.mpfinicity.core.record;

/** Why nothing is sent until an operator says so. */
public enum Suspension {
    /** Nothing stops us. */
    NONE,
    /** The vendor says that the account is locked. */
    LOCKED,
    /** The record of earlier attempts was damaged: nobody knows how many there were. */
    DAMAGED;

    /** The worse of both. */
    Suspension and(Suspension other) {
        boolean locked = this == LOCKED || other == LOCKED;
        return locked ? LOCKED : this == NONE ? other : this;
    }
}
