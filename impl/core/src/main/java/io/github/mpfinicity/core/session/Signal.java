package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.gateway.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something the session has to decide about. */
sealed interface Signal {
    /** Somebody needs a token that lives for some time yet. */
    record Asked(Duration minimumRemaining) implements Signal {}

    /** The credentials for a flight were read. */
    record Prepared(long flight, CredentialsPrint print, String appKey) implements Signal {
        @Override
        public String toString() {
            return "Prepared[flight=" + flight + "]";
        }
    }

    /** There are no credentials for a flight, and looking again helps only once they change. */
    record Misconfigured(long flight, Refusal.Misconfigured why) implements Signal {}

    /** The credentials for a flight could not be read at the moment. */
    record Unprepared(long flight, String detail) implements Signal {}

    /** An attempt ended, in time or late. */
    record Answered(long flight, Attempt attempt, Outcome outcome) implements Signal {}

    /** A flight's deadline came in the phase that the attempt tells: null means before sending. */
    record Overdue(long flight, @Nullable Attempt attempt) implements Signal {}

    /** The vendor refused the token of that generation. */
    record Invalidated(long generation) implements Signal {}

    /** The end. */
    record Close() implements Signal {}
}
