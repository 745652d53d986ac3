package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.lockout.TokenRequirement;
import java.time.Duration;

/** What those who carry out flights need of the session. */
interface SessionInputs {
    /** Decides, and carries out what follows. */
    Transition input(SessionInput input);

    /** The longest that one part of a flight may take. */
    Duration deadline();

    /** Which token of another node would do. */
    TokenRequirement requirement();

    /** Whether a flight has not landed yet. */
    boolean awaits(InFlight inFlight);
}
