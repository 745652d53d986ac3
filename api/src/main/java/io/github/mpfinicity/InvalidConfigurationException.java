package io.github.mpfinicity;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings are missing or impossible. All problems are listed at once, each with the property, the
 * rule for its value and an example; no value of a secret is repeated.
 */
public class InvalidConfigurationException extends FinicityAuthenticationException {
    private static final long serialVersionUID = 1L;

    /** A type that is serializable itself. */
    private final ArrayList<String> problems;

    /**
     * Made by implementations and by a {@link PartnerCredentialsSource}.
     *
     * @param problems at least one, a sentence each
     */
    public InvalidConfigurationException(List<String> problems) {
        super("Finicity is not configured correctly:\n - " + String.join("\n - ", problems));
        this.problems = new ArrayList<>(problems);
    }

    /**
     * What is wrong.
     *
     * @return one sentence a problem, unmodifiable
     */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
