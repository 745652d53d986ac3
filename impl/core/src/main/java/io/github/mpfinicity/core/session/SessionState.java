package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session knows: a product, so that an old token and a running authentication coexist.
 *
 * @param token the newest token; null if there is none
 * @param control what is being done about the next one
 * @param rejections the last few parts of credentials that the vendor refused
 * @param proven the credentials that were accepted last; null if none were
 * @param flights how many flights were started: the number of the last one
 */
record SessionState(
        @Nullable HeldToken token,
        Control control,
        List<Rejection> rejections,
        @Nullable CredentialsPrint proven,
        long flights) {
    private static final int REMEMBERED = 4;

    SessionState {
        rejections = List.copyOf(rejections);
    }

    static SessionState initial() {
        return new SessionState(null, new Control.Idle(), List.of(), null, 0);
    }

    SessionState with(Control next) {
        return new SessionState(token, next, rejections, proven, flights);
    }

    SessionState with(@Nullable HeldToken next) {
        return new SessionState(next, control, rejections, proven, flights);
    }

    SessionState launching(Flight flight, int failures) {
        var inFlight = new Control.InFlight(flight, failures, null);
        return new SessionState(token, inFlight, rejections, proven, flight.id());
    }

    /** Remembers the refusal, once; the oldest of more than four is forgotten. */
    SessionState rejecting(Rejection rejection) {
        var kept = new ArrayList<>(rejections);
        kept.remove(rejection);
        kept.add(rejection);
        var last = kept.subList(Math.max(0, kept.size() - REMEMBERED), kept.size());
        return new SessionState(token, control, last, proven, flights);
    }

    SessionState proving(CredentialsPrint print) {
        return new SessionState(token, control, rejections, print, flights);
    }

    /** The flight of that number, if it is the one under way. */
    Control.@Nullable InFlight flight(long id) {
        return control instanceof Control.InFlight inFlight && inFlight.flight().id() == id
                ? inFlight
                : null;
    }

    /** What was refused before and would be presented again. */
    @Nullable Rejection rejectionOf(CredentialsPrint print) {
        return rejections.stream()
                .filter(rejection -> rejection.covers(print))
                .findFirst()
                .orElse(null);
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
        if (control instanceof Control.Locked locked) {
            return new Refusal.Locked(locked.status());
        }
        return new Refusal.Closed();
    }
}
