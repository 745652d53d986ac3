package io.github.mpfinicity.core.session;

/** Is told of what a session went through. Called with no lock held; must not block for long. */
public interface SessionListener {
    /** A new token is in use. */
    void renewed(HeldToken token);

    /** An authentication did not lead to a token. */
    void refused(Refusal why);
}
