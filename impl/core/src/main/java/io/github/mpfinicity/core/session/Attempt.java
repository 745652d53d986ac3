package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.time.Moment;

/**
 * A request that is on its way.
 *
 * @param reservation that permitted it
 * @param binding the token will be issued under
 * @param sent on both clocks, before the first byte
 */
public record Attempt(Reservation reservation, TokenBinding binding, Moment sent) {
    @Override
    public String toString() {
        return "Attempt[" + reservation.id() + ", sent=" + sent + "]";
    }
}
