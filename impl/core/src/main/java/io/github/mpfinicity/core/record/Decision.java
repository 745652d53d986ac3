package io.github.mpfinicity.core.record;

/** Whether an attempt may be made. */
public sealed interface Decision permits Reservation, SharedToken, ReservationDenied {
    /** The reading of this kind. There is no other way out, so no kind can be forgotten. */
    <R> R match(Cases<R> cases);

    /** What each kind means to somebody. */
    interface Cases<R> {
        R reserved(Reservation decision);

        R shared(SharedToken decision);

        R denied(ReservationDenied decision);
    }
}
