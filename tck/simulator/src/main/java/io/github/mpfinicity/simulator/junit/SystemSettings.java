package io.github.mpfinicity.simulator.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** System properties that were set, and their values before. */
final class SystemSettings {

    // Arquillian asks from an extension of its own, which cannot reach the store of JUnit.
    private static volatile Map<String, String> current = Map.of();

    private final Map<String, String> currentBefore;
    private final Map<String, Optional<String>> before = new HashMap<>();

    private SystemSettings(Map<String, String> currentBefore) {
        this.currentBefore = currentBefore;
    }

    static SystemSettings set(Map<String, String> settings) {
        var set = new SystemSettings(current);
        current = Map.copyOf(settings);
        settings.forEach(
                (name, value) ->
                        set.before.put(name, Optional.ofNullable(System.setProperty(name, value))));
        return set;
    }

    /** The settings of the class that runs. */
    static Map<String, String> current() {
        return current;
    }

    void restore() {
        current = currentBefore;
        before.forEach(
                (name, value) ->
                        value.ifPresentOrElse(
                                old -> System.setProperty(name, old),
                                () -> System.clearProperty(name)));
    }
}
