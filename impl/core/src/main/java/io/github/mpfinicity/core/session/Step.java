package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.result.Answer;
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
record Step(
        SessionState state,
        @Nullable InFlight launch,
        @Nullable Attempt send,
        @Nullable Landing landing,
        @Nullable Answer news,
        boolean look) {

    /** A flight is over, with this for its callers. */
    record Landing(InFlight flight, Answer answer) {}

    static Step to(SessionState state) {
        return new Step(state, null, null, null, null, false);
    }

    /** Starts a flight. */
    static Step launching(
            SessionState state,
            Control.@Nullable Cooling before,
            @Nullable SecretChange change,
            Moment now) {
        var flight = new InFlight(state.flights() + 1, change);
        SessionState next = state.launching(flight, before, now);
        return new Step(next, flight, null, null, null, false);
    }

    /** This one, and another from where it leads: that lands nobody and has no news. */
    Step then(Step next) {
        return new Step(next.state, next.launch, next.send, landing, news, next.look);
    }

    Step sending(Attempt attempt) {
        return new Step(state, launch, attempt, landing, news, look);
    }

    Step landing(InFlight flight, Answer answer) {
        return new Step(state, launch, send, new Landing(flight, answer), news, look);
    }

    Step telling(Answer something) {
        return new Step(state, launch, send, landing, something, look);
    }

    Step looking() {
        return new Step(state, launch, send, landing, news, true);
    }
}
