package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.time.Moment;

/**
 * An authentication that is on its way.
 *
 * @param print of the credentials presented
 * @param appKey the app key presented
 * @param sent on both clocks, before the first byte
 */
public record Attempt(CredentialsPrint print, String appKey, Moment sent) {
    @Override
    public String toString() {
        return "Attempt[sent=" + sent + "]";
    }
}
