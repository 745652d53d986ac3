package io.github.mpfinicity.simulator;

import io.github.mpfinicity.simulator.wire.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A form in which {@link Main} prints settings. */
enum PrintedSettings {
    PROPERTIES {
        @Override
        String of(Map<String, String> settings) {
            return lines("", settings);
        }
    },
    ENV {
        @Override
        String of(Map<String, String> settings) {
            var variables =
                    settings.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            each -> variable(each.getKey()),
                                            Map.Entry::getValue,
                                            (first, second) -> first,
                                            LinkedHashMap::new));
            return lines("export ", variables);
        }
    },
    JSON {
        @Override
        String of(Map<String, String> settings) {
            var object = new Json().object();
            settings.forEach(object::add);
            return object.build() + "\n";
        }
    };

    abstract String of(Map<String, String> settings);

    private static String lines(String before, Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(each -> before + each.getKey() + "=" + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** The variable in which MicroProfile Config looks for a setting. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
