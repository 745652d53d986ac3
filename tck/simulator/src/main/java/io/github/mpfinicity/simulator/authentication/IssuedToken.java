package io.github.mpfinicity.simulator.authentication;

import java.time.Instant;

/**
 * A token as it may be shown.
 *
 * @param number 1 for the first that was issued
 * @param shown its first characters
 * @param expiresAt on the simulator's clock
 * @param revoked true if it is unknown now
 */
public record IssuedToken(long number, String shown, Instant expiresAt, boolean revoked) {

    private static final int SHOWN = 4;

    static IssuedToken of(String token, Tokens.Grant grant) {
        var shown = token.substring(0, SHOWN) + "…";
        return new IssuedToken(grant.number(), shown, grant.expiresAt(), grant.revoked());
    }
}
