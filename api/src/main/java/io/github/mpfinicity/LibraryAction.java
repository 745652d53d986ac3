package io.github.mpfinicity;

/** What the library did about the refusal of a call before the caller heard of it. */
public enum LibraryAction {
    /** Nothing: the refusal was about neither the token nor the account. */
    NONE,
    /** The token of the call was reported as rejected. The call was not sent again. */
    TOKEN_DROPPED,
    /** The call was sent once more, with another token, and was rejected again. */
    REPEATED,
    /** The account is locked. The library sends no authentication until an operator confirms. */
    AUTHENTICATION_STOPPED
}
