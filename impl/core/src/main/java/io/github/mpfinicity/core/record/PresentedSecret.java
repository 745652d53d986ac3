package io.github.mpfinicity.core.record;

/** Which of two secrets an attempt presents, while a change of the secret is not settled. */
public enum PresentedSecret {
    /** The present one; a pending one, if there is any, was refused. */
    PRESENT,
    /** The present one in its turn: what became of the pending one is not known yet. */
    PRESENT_IN_DOUBT,
    /** The pending one. */
    PENDING
}
