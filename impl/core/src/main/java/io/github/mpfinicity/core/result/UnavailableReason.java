package io.github.mpfinicity.core.result;

/** The reason why there is no token at the moment. All reasons pass by themselves. */
public enum UnavailableReason {
    /** The credentials could not be read; nothing was sent. */
    CREDENTIALS_UNREADABLE,
    /** The record of attempts could not be read or written; nothing was sent. */
    RECORD_UNAVAILABLE,
    /** Another node authenticates or has to wait; nothing was sent. */
    OTHER_NODE,
    /** The vendor could not be reached; nothing was sent. */
    NOT_SENT,
    /** The vendor gave no usable answer and may have counted the attempt. */
    UNKNOWN_OUTCOME,
    /** The vendor asked for a pause. */
    RATE_LIMITED,
    /** The vendor refused the country of the caller. */
    REGION_REFUSED,
    /** The caller's own wait ended before the authentication did. */
    WAIT_ENDED,
    /** The calling thread may not wait; the authentication goes on. */
    MAY_NOT_WAIT
}
