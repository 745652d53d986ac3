package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.lockout.TokenRequirement;
import java.time.Duration;

/** The part of a session that its runs use. */
interface SessionInputs {
    /** Decides about an input and carries out the effects. */
    Transition input(SessionInput input);

    /** The longest time of one part of a run. */
    Duration deadline();

    /** The requirement for a token of another node. */
    TokenRequirement requirement();

    /** True if a run has not ended yet. */
    boolean awaits(InFlight inFlight);
}
