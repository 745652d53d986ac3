package io.github.mpfinicity.core.record;

import java.time.Instant;

/**
 * The newest token, as the record holds it.
 *
 * @param issuedAt the time before the request was sent, by the wall clock of the sending node
 * @param sealed the encrypted token
 */
public record SealedToken(Instant issuedAt, String sealed) {
    @Override
    public String toString() {
        return "SealedToken[issuedAt=" + issuedAt + "]";
    }
}
