package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** Reads texts from a {@link Config} and collects what is wrong. For one thread. */
final class ConfigReader {
    private final Config config;
    private final List<String> problems = new ArrayList<>();

    ConfigReader(Config config) {
        this.config = config;
    }

    /** One sentence each, in the order they were found. */
    List<String> problems() {
        return problems;
    }

    void requireNoProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** As it is written; null if absent or empty, which are the same to MicroProfile Config. */
    @Nullable String text(String key) {
        try {
            String text = config.getOptionalValue(key, String.class).orElse(null);
            if (text == null && unresolved(config.getConfigValue(key))) {
                throw new Unreadable(key);
            }
            return text;
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new Unreadable(key);
        }
    }

    /** An optional value is absent, not an error, if its expression names something unknown. */
    private static boolean unresolved(@Nullable ConfigValue value) {
        return value != null
                && value.getValue() == null
                && value.getRawValue() != null
                && value.getRawValue().contains("${");
    }

    /** As {@link #text}; what cannot be read is noted, and passed over as if it were absent. */
    @Nullable String textOrProblem(String key) {
        try {
            return text(key);
        } catch (Unreadable e) {
            problem(e.sentence());
            return null;
        }
    }

    /** Keeps no cause: its message may hold a part of the value. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        Unreadable(String key) {
            super(null, null, false, false);
            this.sentence =
                    key
                            + " cannot be read: it must be a plain value or an expression whose"
                            + " name is set, for example ${OTHER_NAME} with OTHER_NAME set";
        }

        String sentence() {
            return sentence;
        }
    }
}
