package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.time.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A decision: the next state, and what to do once it is in place.
 *
 * @param state the next state; the same object if nothing changed
 * @param launch start this flight
 * @param send send this attempt
 * @param landing wake the callers of a flight
 * @param news tell the listener
 * @param look look whether the credentials have changed
 */
record Transition(
        SessionState state,
        @Nullable InFlight launch,
        @Nullable Attempt send,
        @Nullable Landing landing,
        @Nullable TokenResult news,
        boolean look) {

    /** A flight is over, with this for its callers. */
    record Landing(InFlight flight, TokenResult answer) {}

    static Transition to(SessionState state) {
        return new Transition(state, null, null, null, null, false);
    }

    /** Starts a flight. */
    static Transition launching(
            SessionState state,
            Control.@Nullable Cooling before,
            @Nullable SecretChange change,
            Moment now) {
        var flight = new InFlight(state.flights() + 1, change);
        SessionState next = state.launching(flight, before, now);
        return new Transition(next, flight, null, null, null, false);
    }

    /** This one, and another from where it leads: that lands nobody and has no news. */
    Transition then(Transition next) {
        return new Transition(next.state, next.launch, next.send, landing, news, next.look);
    }

    Transition sending(Attempt attempt) {
        return new Transition(state, launch, attempt, landing, news, look);
    }

    Transition landing(InFlight flight, TokenResult answer) {
        return new Transition(state, launch, send, new Landing(flight, answer), news, look);
    }

    Transition telling(TokenResult something) {
        return new Transition(state, launch, send, landing, something, look);
    }

    Transition looking() {
        return new Transition(state, launch, send, landing, news, true);
    }
}
