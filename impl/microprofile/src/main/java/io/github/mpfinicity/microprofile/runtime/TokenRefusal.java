package io.github.mpfinicity.microprofile.runtime;

/** What the answer to a call meant for the token that the call carried. */
public enum TokenRefusal {
    /** The vendor did not refuse the token. */
    NONE,
    /** The vendor refused the token, which is too young to be dropped. */
    KEPT,
    /** The vendor refused the token, and it serves no more. */
    DROPPED
}
