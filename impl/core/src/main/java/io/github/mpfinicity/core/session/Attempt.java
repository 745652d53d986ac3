package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.ledger.Reservation;
import io.github.mpfinicity.core.time.Moment;

/**
 * An authentication that is on its way.
 *
 * @param reservation that permitted it
 * @param appKey the app key presented
 * @param sent on both clocks, before the first byte
 */
public record Attempt(Reservation reservation, String appKey, Moment sent) {
    @Override
    public String toString() {
        return "Attempt[" + reservation.id() + ", sent=" + sent + "]";
    }
}
