package io.github.mpfinicity;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings are missing or impossible. The message lists all problems at once, each with the
 * property, the rule for its value and an example; it repeats no value of a secret.
 *
 * @since 1.0
 */
public class InvalidConfigurationException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /** The type is ArrayList because a field of this class must be serializable. */
    private final ArrayList<String> problems;

    /**
     * Implementations and {@link PartnerCredentialsSource}s create this exception.
     *
     * @param problems at least one, a sentence each
     */
    public InvalidConfigurationException(List<String> problems) {
        super("Finicity is not configured correctly:\n - " + String.join("\n - ", problems));
        this.problems = new ArrayList<>(problems);
    }

    /** {@return the problems, a sentence each, unmodifiable} */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
