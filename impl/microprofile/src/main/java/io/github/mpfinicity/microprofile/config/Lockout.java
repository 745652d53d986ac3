package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.core.record.LockoutPolicy;
import java.util.Locale;

/**
 * The number of attempts that may fail.
 *
 * @param budget of all processes together, from 1 to 4
 * @param processes the number of processes that authenticate without knowing each other
 * @param unknownOutcome the choice after the budget has been used up without an answer
 */
public record Lockout(int budget, int processes, UnknownOutcome unknownOutcome) {
    /** The choice between availability and safety. */
    public enum UnknownOutcome {
        /** Credentials that worked before are tried again, ever more rarely. */
        PROBE,
        /** Nothing is sent before an operator confirms. */
        STRICT;

        /** The name in the settings. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The policy for this process, with its share of the budget. */
    public LockoutPolicy policy() {
        boolean probing = unknownOutcome == UnknownOutcome.PROBE;
        return new LockoutPolicy(budget, probing).sharedBy(processes);
    }

    /** True if one attempt of each process is too many already. */
    public boolean overdrawn() {
        return processes > budget;
    }
}
