package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.time.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A decision: the next state, and the effects that follow it.
 *
 * @param state the next state; the same object if nothing changed
 * @param start the run to start
 * @param send the attempt to send
 * @param completion the run that ended, whose callers are woken
 * @param news tell the listener
 * @param look true if the credentials are to be read, because they may have changed
 */
record Transition(
        SessionState state,
        @Nullable InFlight start,
        @Nullable Attempt send,
        @Nullable Completion completion,
        @Nullable TokenResult news,
        boolean look) {

    /** A run that ended, and the result for its callers. */
    record Completion(InFlight inFlight, TokenResult answer) {}

    /** True if something follows the decision that must not be broken off half-way. */
    boolean hasEffects() {
        return start != null || completion != null || news != null || look;
    }

    static Transition to(SessionState state) {
        return new Transition(state, null, null, null, null, false);
    }

    /** Starts a run. */
    static Transition starting(
            SessionState state,
            Control.@Nullable Cooling before,
            @Nullable SecretChange change,
            Moment now) {
        var inFlight = new InFlight(state.started() + 1, change);
        SessionState next = state.starting(inFlight, before, now);
        return new Transition(next, inFlight, null, null, null, false);
    }

    /** This transition and the next one, which completes no run and has no news. */
    Transition then(Transition next) {
        return new Transition(next.state, next.start, next.send, completion, news, next.look);
    }

    Transition sending(Attempt attempt) {
        return new Transition(state, start, attempt, completion, news, look);
    }

    Transition completion(InFlight inFlight, TokenResult answer) {
        return new Transition(state, start, send, new Completion(inFlight, answer), news, look);
    }

    Transition telling(TokenResult something) {
        return new Transition(state, start, send, completion, something, look);
    }

    Transition looking() {
        return new Transition(state, start, send, completion, news, true);
    }
}
