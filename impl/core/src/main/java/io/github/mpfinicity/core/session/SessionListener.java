package io.github.mpfinicity.core.session;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.CachedToken;

/** Is told of what a session went through. Called with no lock held; must not block for long. */
public interface SessionListener {
    /** A new token is in use. */
    void renewed(CachedToken token);

    /** An authentication did not lead to a token. */
    void refused(NotedRefusal refusal);

    /**
     * The vendor accepted another secret than before.
     *
     * @param accepted the secret; for nobody else
     */
    void secretChanged(PartnerSecret accepted);

    /** The vendor accepted another app key than before. */
    void appKeyChanged();

    /** A new secret could not be stored. The next run tries again. */
    void secretNotKept(RuntimeException why);
}
