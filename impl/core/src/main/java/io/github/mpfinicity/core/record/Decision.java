package io.github.mpfinicity.core.record;

/** The answer to the question for an attempt. */
public sealed interface Decision permits Reservation, SharedToken, ReservationDenied {
    /** Calls the method of this case. No case can be forgotten. */
    <R> R match(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R reserved(Reservation decision);

        R shared(SharedToken decision);

        R denied(ReservationDenied decision);
    }
}
