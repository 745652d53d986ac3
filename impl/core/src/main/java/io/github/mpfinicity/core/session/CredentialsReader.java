package io.github.mpfinicity.core.session;

import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the credentials as they are now. Called on a thread of the machine's; may block. A
 * source that may hang is asked through {@link io.github.mpfinicity.core.credentials.SourceCalls}.
 */
@FunctionalInterface
public interface CredentialsReader {
    /**
     * The credentials as they are now, or what is wrong with them.
     *
     * @throws RuntimeException if they cannot be had at the moment
     */
    Reading read();

    /** What messages call it: its class, say. */
    default String name() {
        return "the credentials source";
    }

    /** What was found. */
    sealed interface Reading {
        /** This, if the credentials are complete; else null. */
        @Nullable Found found();

        /** What is wrong: a sentence for each, no values; empty if nothing is. */
        List<String> problems();
    }

    /**
     * Complete credentials.
     *
     * @param target to present
     * @param gateway to the vendor of that target
     * @param keeper keeps new secrets; null where the source can only be read
     * @param confirmedUnlocked the operator's confirmation that the account is not locked; a new
     *     one counts once, a blank one never
     */
    record Found(
            AuthenticationTarget target,
            PartnerGateway gateway,
            @Nullable WritablePartnerCredentialsSource keeper,
            String confirmedUnlocked)
            implements Reading {
        @Override
        public Found found() {
            return this;
        }

        @Override
        public List<String> problems() {
            return List.of();
        }

        Found with(AuthenticationTarget other) {
            return new Found(other, gateway, keeper, confirmedUnlocked);
        }
    }

    /** Some are missing or impossible: a sentence for each, no values. */
    record Misconfigured(List<String> problems) implements Reading {
        public Misconfigured {
            problems = List.copyOf(problems);
        }

        @Override
        public @Nullable Found found() {
            return null;
        }
    }
}
