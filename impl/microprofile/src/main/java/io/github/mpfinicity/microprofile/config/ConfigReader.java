package io.github.mpfinicity.microprofile.config;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;
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

    /** The value as it is written; null if absent, or noted as unreadable. */
    @Nullable String text(Setting setting) {
        return text(name(setting));
    }

    /** The same for a setting that a store brings along, by its name for the default partner. */
    @Nullable String ofStore(String setting) {
        return text(nameOfStore(setting));
    }

    private @Nullable String text(String name) {
        try {
            return config.text(name);
        } catch (UnreadableSettingException e) {
            problem(e.sentence());
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
        String text = text(setting);
        if (text == null) {
            return null;
        }
        Object value = setting.type().parsed(text);
        if (value == null) {
            problem(setting, setting.type().shown(text), setting.rule());
        }
        return value == null ? null : type.cast(value);
    }
}
