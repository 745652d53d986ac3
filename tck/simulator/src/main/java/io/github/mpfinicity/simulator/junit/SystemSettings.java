package io.github.mpfinicity.simulator.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** System properties that were set, and their values before. */
final class SystemSettings {

    private final Map<String, Optional<String>> before = new HashMap<>();

    private SystemSettings() {}

    static SystemSettings set(Map<String, String> settings) {
        var set = new SystemSettings();
        settings.forEach(
                (name, value) ->
                        set.before.put(name, Optional.ofNullable(System.setProperty(name, value))));
        return set;
    }

    void restore() {
        before.forEach(
                (name, value) ->
                        value.ifPresentOrElse(
                                old -> System.setProperty(name, old),
                                () -> System.clearProperty(name)));
    }
}
