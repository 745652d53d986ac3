package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fresh JVM loads few classes for the start of an application, and for its first token. */
@Timeout(60)
class FreshJvmTest {
    private static List<String> start;
    private static List<String> all;

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        try (var simulator = FinicitySimulator.start()) {
            all = loaded(simulator);
        }
        start = all.subList(0, all.indexOf(Started.class.getName()));
    }

    @Test
    void start_noCodeIsGeneratedForRecords() {
        assertThat(start).doesNotContain("java.lang.runtime.ObjectMethods");
    }

    @Test
    void start_noClientIsMadeYet() {
        assertThat(start)
                .contains(SessionRegistry.class.getName())
                .noneMatch(it -> it.startsWith("java.net.http."));
    }

    @Test
    void firstToken_noHandshakeWithPlainHttp() {
        assertThat(all)
                .contains("java.net.http.HttpClient")
                .doesNotContain("sun.security.ssl.SignatureScheme");
    }

    @Test
    void firstToken_noDateIsReadWithoutRetryAfter() {
        assertThat(all)
                .doesNotContain("java.time.format.DateTimeFormatterBuilder$TextPrinterParser");
    }

    /** Code that is not compiled yet needs several times as much of them. */
    @Test
    void smallStacks_firstTokenAllTheSame() throws IOException, InterruptedException {
        try (var simulator = FinicitySimulator.start()) {
            assertThat(loaded(simulator, "-Xss256k")).contains(Ended.class.getName());
        }
    }

    private static List<String> loaded(FinicitySimulator simulator, String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xlog:class+load:stdout:none");
        command.addAll(List.of(options));
        simulator.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Application.class.getName());
        Process jvm = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        try (var lines = jvm.inputReader()) {
            List<String> classes = lines.lines().map(line -> line.split(" ", 2)[0]).toList();
            assertThat(jvm.waitFor()).isZero();
            return classes;
        }
    }

    /** Runs in the other JVM. */
    static final class Application {
        private Application() {}

        public static void main(String[] args) {
            var registry = SessionRegistry.of(Application.class.getClassLoader());
            registry.started(Set.of());
            new Started();
            registry.partner().tokens().current();
            new Ended();
            System.exit(0);
        }
    }

    /** Loaded when the application has started. */
    private static final class Started {}

    /** Loaded when the application has a token. */
    private static final class Ended {}
}
