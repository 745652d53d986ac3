package io.github.mpfinicity.tck.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationTest {
    private static final String LOGGERS = "mpfinicity.tck.loggers";

    /** Any jar stands for an implementation. */
    private static final Map<String, String> RUNNER =
            Map.of(
                    "mpfinicity.tck.implementation", Test.class.getName(),
                    "mpfinicity.tck.filter", Test.class.getName());

    @BeforeEach
    void runner() {
        RUNNER.forEach(System::setProperty);
    }

    @AfterEach
    void noRunner() {
        RUNNER.keySet().forEach(System::clearProperty);
        System.clearProperty(LOGGERS);
    }

    @Test
    void loggersOfTheRunner_reachTheServer() throws Exception {
        assertThat(settings()).containsEntry(LOGGERS, "io.github.mpfinicity");

        System.setProperty(LOGGERS, "com.example,org.example");
        assertThat(settings()).containsEntry(LOGGERS, "com.example,org.example");
    }

    private static Properties settings() throws Exception {
        var file = "WEB-INF/classes/META-INF/microprofile-config.properties";
        var settings = new Properties();
        try (var asset =
                Application.of(ApplicationTest.class).archive().get(file).getAsset().openStream()) {
            settings.load(new InputStreamReader(asset, UTF_8));
        }
        return settings;
    }
}
