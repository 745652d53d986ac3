package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session knows: a product, so that an old token and a running authentication coexist.
 * What was tried and refused is the ledger's, because other processes may have a share in it.
 *
 * @param token the newest token; null if there is none
 * @param control what is being done about the next one
 * @param refusal the last one, until a success: nobody is told of the same twice
 * @param flights how many flights were started: the number of the last one
 */
record SessionState(
        @Nullable HeldToken token, Control control, @Nullable Refusal refusal, long flights) {

    static SessionState initial() {
        return new SessionState(null, new Control.Idle(), null, 0);
    }

    SessionState with(Control next) {
        return new SessionState(token, next, refusal, flights);
    }

    SessionState with(@Nullable HeldToken next) {
        return new SessionState(next, control, refusal, flights);
    }

    SessionState refusing(@Nullable Refusal why) {
        return new SessionState(token, control, why, flights);
    }

    SessionState launching(Flight flight, Control.@Nullable Cooling before) {
        var inFlight = new Control.InFlight(flight, before, null);
        return new SessionState(token, inFlight, refusal, flight.id());
    }

    /** The flight of that number, if it is the one under way. */
    Control.@Nullable InFlight flight(long id) {
        return control instanceof Control.InFlight inFlight && inFlight.flight().id() == id
                ? inFlight
                : null;
    }

    boolean serves(Duration minimumRemaining, Moment now) {
        return token != null && token.serves(minimumRemaining, now);
    }

    /** Why there is no token, where nobody is fetching one. */
    Refusal refusal(Moment now) {
        if (control instanceof Control.Cooling cooling) {
            return cooling.refusal(now);
        }
        if (control instanceof Control.Quarantined quarantined) {
            return quarantined.why();
        }
        return new Refusal.Closed();
    }
}
