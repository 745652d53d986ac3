package io.github.mpfinicity.microprofile.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.schedules.Exploration;
import io.github.mpfinicity.core.schedules.Rewritten;
import io.github.mpfinicity.core.schedules.Scene;
import io.github.mpfinicity.microprofile.runtime.RegistryScene;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * As the test of the same name in {@code impl/core}, for sources of credentials and the registry.
 */
@Timeout(7200)
class SchedulesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path CORE = Path.of("..", "core").resolve(SOURCES);
    private static final String OURS = "io/github/mpfinicity/";

    @TempDir static Path folder;
    private static Rewritten production;

    @BeforeAll
    static void rewrite() {
        production =
                Rewritten.of(
                        folder.resolve("production"),
                        SOURCES.resolve(OURS + "microprofile/credentials"),
                        SOURCES.resolve(OURS + "microprofile/runtime"),
                        CORE.resolve(OURS + "core/credentials"),
                        CORE.resolve(OURS + "core/time"));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void production_noScheduleFails(Class<? extends Scene> scene) {
        var exploration = new Exploration(production.scenes(scene));

        assertThat(exploration.schedules(scene.getSimpleName())).isNull();
    }

    static Stream<Class<? extends Scene>> scenes() {
        return Stream.of(
                SourceScenes.Asked.class,
                SourceScenes.Changed.class,
                SourceScenes.Webhooks.class,
                SourceScenes.Forgotten.class,
                RegistryScene.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void mutant_found(
            String name,
            Class<? extends Scene> scene,
            Path root,
            String type,
            String from,
            String to,
            String message) {
        Rewritten mutant = production.with(root, type, from, to);

        Exploration.Failure failure = new Exploration(mutant.scenes(scene)).all(2);

        System.out.printf("schedules, %s: %s%n", name, failure);
        assertThat(failure).isNotNull().asString().contains(message);
    }

    static Stream<Arguments> mutants() {
        return Stream.of(
                Arguments.of(
                        "asks without comparing",
                        SourceScenes.Asked.class,
                        SOURCES,
                        "microprofile.credentials.ThrottledSource",
                        "if (last.compareAndSet(seen, mine)) {",
                        "last.set(mine);\nif (mine != seen) {",
                        "times that the source was asked"),
                Arguments.of(
                        "queues without comparing",
                        SourceScenes.Changed.class,
                        CORE,
                        "core.credentials.SourceCalls",
                        "Turn before = requireNonNull(latest.getAndSet(turn));",
                        "Turn before = requireNonNull(latest.get());\nlatest.set(turn);",
                        "two calls of the source at once"),
                Arguments.of(
                        "keeps the partner that was made last",
                        RegistryScene.class,
                        SOURCES,
                        "microprofile.runtime.SessionRegistry",
                        "partners.putIfAbsent(name, made)",
                        "partners.put(name, made) == made ? made : null",
                        "the partner of another thread"),
                Arguments.of(
                        "reads webhook secrets without comparing",
                        SourceScenes.Webhooks.class,
                        SOURCES,
                        "microprofile.credentials.SourceWebhookSecrets",
                        "if (!latest.compareAndSet(known, next)) {",
                        "latest.set(next);\nif (next == known) {",
                        "times that the source was asked"));
    }
}
