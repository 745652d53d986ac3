package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.lockout.TokenRequirement;
import java.time.Duration;

/** What those who carry out flights need of the session. */
interface SessionInputs {
    /** Decides, and carries out what follows. */
    Transition signal(SessionInput signal);

    /** The longest that one part of a flight may take. */
    Duration deadline();

    /** Which token of another node would do. */
    TokenRequirement wish();

    /** Whether a flight has not landed yet. */
    boolean awaits(InFlight flight);
}
