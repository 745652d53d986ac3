package io.github.mpfinicity.core.record;

/** The secret that an attempt presents while a change of the secret is not settled. */
public enum PresentedSecret {
    /** The present one. There is no pending one, or it was refused. */
    PRESENT,
    /** The present one in its turn. The vendor may or may not accept the pending one. */
    PRESENT_IN_DOUBT,
    /** The pending one. */
    PENDING
}
