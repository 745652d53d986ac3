package io.github.mpfinicity.core.record;

import java.time.Duration;

/**
 * A token in the record, from another node or from this one before its last start. No attempt is
 * needed.
 *
 * @param value of the token
 * @param epoch of the token
 * @param age the time since its request, rather too long than too short
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
