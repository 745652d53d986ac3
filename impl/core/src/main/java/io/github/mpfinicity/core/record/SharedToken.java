package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.time.Moment;

/**
 * A token in the record, from another node or from this one before its last start. No attempt is
 * needed.
 *
 * @param value of the token
 * @param epoch of the token
 * @param requested the moment of its request by this node's clocks, rather too early than too late
 */
public record SharedToken(String value, long epoch, Moment requested) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.shared(this);
    }

    @Override
    public String toString() {
        return "SharedToken[epoch=" + epoch + "]";
    }
}
