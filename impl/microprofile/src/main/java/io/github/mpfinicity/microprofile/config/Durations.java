package io.github.mpfinicity.microprofile.config;

import java.time.DateTimeException;
import java.time.Duration;

/** Reads durations, and goes on with the default where one is wrong. */
final class Durations {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final ConfigReader reader;

    Durations(ConfigReader reader) {
        this.reader = reader;
    }

    Duration read(String key, Duration byDefault, Duration longest) {
        String text = reader.textOrProblem(key);
        if (text == null) {
            return byDefault;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // The sentence below says it.
        }
        reader.problem(
                SettingsReader.impossible(key, text)
                        + "an ISO-8601 duration from PT0.001S to "
                        + longest
                        + ", for example "
                        + byDefault);
        return byDefault;
    }
}
