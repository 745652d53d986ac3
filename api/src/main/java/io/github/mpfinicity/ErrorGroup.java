package io.github.mpfinicity;

/**
 * The groups of the vendor's error codes. The group decides what a caller can do.
 *
 * @since 1.0
 */
public enum ErrorGroup {
    /** The partner id or secret was rejected, or the account is locked. */
    PARTNER_AUTHENTICATION,
    /** The app token was rejected. The library gets another one. */
    APP_TOKEN,
    /** The app key was rejected, or has no right to this product. */
    APP_KEY,
    /** The consumer, or the contract with the vendor, does not allow the call. */
    ACCESS,
    /** The media type was rejected. */
    FORMAT,
    /** A value of the request was rejected. */
    REQUEST,
    /** The call asks for something that is not there. */
    NOT_FOUND,
    /** There were too many calls. They may be repeated later. */
    THROTTLED,
    /** A contractual limit is reached. It does not pass by waiting. */
    LIMIT,
    /** The institution is busy with an earlier call. */
    AGGREGATION,
    /** The code is absent or not known. */
    OTHER
}
