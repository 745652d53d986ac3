package io.github.mpfinicity;

/**
 * The action of the library after a rejected call, before the caller got the answer.
 *
 * @since 1.0
 */
public enum LibraryAction {
    /** The library did nothing: the rejection was about neither the token nor the account. */
    NONE,
    /** The token of the call was rejected, and serves no more. The call was not sent again. */
    TOKEN_DROPPED,
    /**
     * The token of the call was rejected, but it is younger than 30 seconds, so it still serves.
     * The call was not sent again.
     */
    TOKEN_KEPT,
    /** The call was sent once more, with another token, and was rejected again. */
    REPEATED,
    /** The account is locked. The library sends no authentication until an operator confirms. */
    AUTHENTICATION_STOPPED
}
