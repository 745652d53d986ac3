package io.github.mpfinicity.core.record;

import java.time.Duration;

/**
 * No attempt is needed: another node, or this one before its last start, has left a token.
 *
 * @param value of the token
 * @param epoch of the token
 * @param age since its request, rather too much than too little
 */
public record SharedToken(String value, long epoch, Duration age) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.shared(this);
    }

    @Override
    public String toString() {
        return "SharedToken[epoch=" + epoch + "]";
    }
}
