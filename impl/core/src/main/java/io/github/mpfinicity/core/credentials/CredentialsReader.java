package io.github.mpfinicity.core.credentials;

import io.github.mpfinicity.PartnerCredentials;
import java.util.List;

/** Asks for the credentials as they are now. Called on the flight's thread; may block. */
@FunctionalInterface
public interface CredentialsReader {
    /**
     * The credentials to present next, or what is wrong with them.
     *
     * @throws RuntimeException if they cannot be had at the moment
     */
    Reading read();

    /** What was found. */
    sealed interface Reading {}

    /**
     * Complete credentials.
     *
     * @param credentials to present
     * @param confirmedUnlocked the operator's word that the account is not locked; a new one counts
     *     once, a blank one never
     */
    record Found(PartnerCredentials credentials, String confirmedUnlocked) implements Reading {}

    /** Some are missing or impossible: a sentence for each, no values. */
    record Misconfigured(List<String> problems) implements Reading {
        public Misconfigured {
            problems = List.copyOf(problems);
        }
    }
}
