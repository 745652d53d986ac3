package io.github.mpfinicity.core.record;

import java.time.Instant;

/**
 * The newest token, as a record has it.
 *
 * @param issuedAt before its request was sent, by the wall clock of the node that sent it
 * @param sealed unreadable without the key
 */
public record SealedToken(Instant issuedAt, String sealed) {
    @Override
    public String toString() {
        return "SealedToken[issuedAt=" + issuedAt + "]";
    }
}
