package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.core.record.LockoutPolicy;
import java.util.Locale;

/**
 * How many attempts may fail.
 *
 * @param budget of all processes together, from 1 to 4
 * @param processes that authenticate without knowing of each other
 * @param unknownOutcome what to do once the budget is gone without an answer
 */
public record Lockout(int budget, int processes, UnknownOutcome unknownOutcome) {
    /** The choice between availability and the last bit of safety. */
    public enum UnknownOutcome {
        /** Credentials that worked before are tried again, ever more rarely. */
        PROBE,
        /** Nothing is sent before an operator confirms. */
        STRICT;

        /** As it is written in the settings. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** This process's share. */
    public LockoutPolicy policy() {
        boolean probing = unknownOutcome == UnknownOutcome.PROBE;
        return new LockoutPolicy(budget, probing).sharedBy(processes);
    }

    /** Whether even one attempt of each process could be too many. */
    public boolean overdrawn() {
        return processes > budget;
    }
}
