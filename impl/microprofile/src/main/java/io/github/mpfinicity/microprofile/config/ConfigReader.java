package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads settings from a {@link PartnerConfig} and collects the problems. For one thread. */
final class ConfigReader {
    private final PartnerConfig config;
    private final List<String> problems = new ArrayList<>();

    ConfigReader(PartnerConfig config) {
        this.config = config;
    }

    /** The problems in the order they were found, one sentence each. */
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

    /** Notes a value that breaks a rule. */
    void problem(Setting setting, Object value, String rule) {
        problem(name(setting) + " is \"" + value + "\": it must be " + rule);
    }

    /** The text of a setting for messages, in which no expression is resolved. */
    String shown(Setting setting, String text) {
        return config.shown(setting, text);
    }

    /** The name of a setting in the partner's configuration. */
    String name(Setting setting) {
        return config.name(setting);
    }

    /** The value as it is written. Null if it is absent, or unreadable, which is noted. */
    @Nullable String text(Setting setting) {
        return text(setting.key(), setting.scope());
    }

    /** The value of a setting that belongs to a store, by its name for the default partner. */
    @Nullable String ofStore(String setting) {
        return text(setting, Setting.Scope.SHARED);
    }

    private @Nullable String text(String shared, Setting.Scope scope) {
        try {
            String text = config.text(shared, scope);
            return text == null || text.indexOf('$') < 0 ? text : unspoilt(shared, scope, text);
        } catch (UnreadableSettingException e) {
            problem(e.sentence());
            return null;
        }
    }

    private @Nullable String unspoilt(String shared, Setting.Scope scope, String text) {
        String name = config.name(shared, scope);
        if (!config.spoilt(name, text)) {
            return text;
        }
        problem(Expansion.sentence(name));
        return null;
    }

    /** The text of a store's setting for messages, in which no expression is resolved. */
    String shownOfStore(String setting, String text) {
        return config.shown(nameOfStore(setting), text);
    }

    /** The name of a store's setting in the partner's configuration. */
    String nameOfStore(String setting) {
        return config.name(setting, Setting.Scope.SHARED);
    }

    /**
     * The value of a setting that has a default. Returns the default if the value is impossible.
     */
    <T> T value(Setting setting, Class<T> type) {
        return value(setting, type, type.cast(setting.defaultValue()));
    }

    /** The value of a setting, or the given default. */
    <T> T value(Setting setting, Class<T> type, T byDefault) {
        T set = optional(setting, type);
        return set == null ? byDefault : set;
    }

    /** The value. Null if it is absent, or impossible, which is noted. */
    <T> @Nullable T optional(Setting setting, Class<T> type) {
        String text = text(setting);
        if (text == null) {
            return null;
        }
        Object value = setting.type().parsed(text);
        if (value == null) {
            problem(setting, shown(setting, text), setting.rule());
        }
        return value == null ? null : type.cast(value);
    }
}
