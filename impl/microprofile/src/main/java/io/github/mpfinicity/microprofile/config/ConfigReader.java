package io.github.mpfinicity.microprofile.config;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads settings from a {@link PartnerConfig} and collects what is wrong. For one thread. */
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
        problems.add(sentence);
    }

    /** A value that breaks a rule. */
    void problem(Setting setting, Object value, String rule) {
        problem(name(setting) + " is \"" + value + "\": it must be " + rule);
    }

    /** What the partner's configuration calls it. */
    String name(Setting setting) {
        return config.name(setting);
    }

    /** As it is written; null if absent or empty, which are the same to MicroProfile Config. */
    @Nullable String text(Setting setting) {
        String name = name(setting);
        try {
            return config.text(name);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new Unreadable(name);
        }
    }

    /** Whether expansion made another value by accident of what is written. */
    boolean spoilt(Setting setting, String value) {
        return config.spoilt(setting, value);
    }

    /** As {@link #text}; what cannot be read is noted, and passed over as if it were absent. */
    @Nullable String textOrProblem(Setting setting) {
        try {
            return text(setting);
        } catch (Unreadable e) {
            problem(e.sentence());
            return null;
        }
    }

    /** A setting that a store brings along, by its name for the default partner. */
    @Nullable String ofStore(String setting) {
        String name = nameOfStore(setting);
        try {
            return config.text(name);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            problem(new Unreadable(name).sentence());
            return null;
        }
    }

    /** What the partner's configuration calls a setting that a store brings along. */
    String nameOfStore(String setting) {
        return config.name(setting, Setting.Scope.SHARED);
    }

    /** The value of a setting that has a default; that is taken where the value is impossible. */
    <T> T value(Setting setting, Class<T> type) {
        String byDefault = requireNonNull(setting.byDefault());
        return value(setting, type, requireNonNull(type.cast(setting.type().parsed(byDefault))));
    }

    /** The same with another default. */
    <T> T value(Setting setting, Class<T> type, T byDefault) {
        T set = optional(setting, type);
        return set == null ? byDefault : set;
    }

    /** Null if absent, or noted as impossible. */
    <T> @Nullable T optional(Setting setting, Class<T> type) {
        String text = textOrProblem(setting);
        if (text == null) {
            return null;
        }
        Object value = setting.type().parsed(text);
        if (value == null) {
            problem(setting, setting.type().shown(text), setting.rule());
        }
        return value == null ? null : type.cast(value);
    }

    /** Keeps no cause: its message may hold a part of the value. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        Unreadable(String name) {
            super(null, null, false, false);
            this.sentence =
                    name
                            + " cannot be read: it must be a plain value or an expression whose"
                            + " name is set, for example ${OTHER_NAME} with OTHER_NAME set";
        }

        String sentence() {
            return sentence;
        }
    }
}
