package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads texts from a {@link PartnerConfig} and collects what is wrong. For one thread. */
final class ConfigReader {
    private final PartnerConfig config;
    private final List<String> problems = new ArrayList<>();

    ConfigReader(PartnerConfig config) {
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
        problems.add(worded(sentence));
    }

    /** As it is written; null if absent or empty, which are the same to MicroProfile Config. */
    @Nullable String text(String key) {
        try {
            return config.text(config.name(key));
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new Unreadable(key);
        }
    }

    /** Whether expansion made another value by accident of what is written. */
    boolean spoilt(String key, String value) {
        return config.spoilt(key, value);
    }

    /** In the words of the partner's own settings. */
    String worded(String sentence) {
        return config.worded(sentence);
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
