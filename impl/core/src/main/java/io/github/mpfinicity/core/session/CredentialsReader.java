package io.github.mpfinicity.core.session;

import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the credentials as they are now. The session calls it on a thread of the machine; it may
 * block. A source that may hang is asked through {@link
 * io.github.mpfinicity.core.credentials.SourceCalls}.
 */
@FunctionalInterface
public interface CredentialsReader {
    /**
     * Returns the credentials as they are now, or their problems.
     *
     * @throws RuntimeException if they cannot be read at the moment
     */
    Reading read();

    /** The name of the source in messages, for example its class. */
    default String name() {
        return "the credentials source";
    }

    /** The result of a reading. */
    sealed interface Reading {
        /** This, if the credentials are complete; else null. */
        @Nullable Found found();

        /** The problems, a sentence each, without values; empty if there is none. */
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

    /** Some credentials are missing or impossible. */
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
