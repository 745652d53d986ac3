package io.github.mpfinicity.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.junit.jupiter.api.Test;

/** What holds for the suite itself, and the list that is made of it. Nothing is deployed here. */
class RequirementsTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path LIST = Path.of("target", "requirements.md");
    private static final String HEAD =
            """
            # Requirements

            | id | requirement | source | test |
            |---|---|---|---|
            """;
    private static final int MOST_DEPLOYMENTS = 16;

    @Test
    void everyTest_namesARequirement() throws IOException {
        assertThat(annotated(Test.class))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(requirement(test)).as(test.toString()).isNotNull());
    }

    @Test
    void everyRequirement_isOnATest() throws IOException {
        assertThat(annotated(Requirement.class))
                .containsExactlyInAnyOrderElementsOf(annotated(Test.class));
    }

    @Test
    void requirements_idsAreUnique() throws IOException {
        assertThat(annotated(Test.class))
                .extracting(test -> requirement(test).id())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Z]+-\\d\\d"));
    }

    /** Each takes a server seconds. */
    @Test
    void deployments_areFew() throws IOException {
        assertThat(annotated(Deployment.class)).hasSizeBetween(1, MOST_DEPLOYMENTS);
    }

    @Test
    void requirements_listed() throws IOException {
        List<String> rows =
                annotated(Test.class).stream()
                        .sorted(Comparator.comparing(test -> requirement(test).id()))
                        .map(RequirementsTest::row)
                        .toList();
        Files.writeString(LIST, HEAD + String.join("\n", rows) + "\n");
        assertThat(Files.readAllLines(LIST))
                .containsSubsequence(rows)
                .allMatch(line -> line.chars().filter(c -> c == '|').count() % 5 == 0);
    }

    private static String row(Method test) {
        Requirement requirement = requirement(test);
        return "| %s | %s | %s | `%s.%s` |"
                .formatted(
                        requirement.id(),
                        requirement.text(),
                        requirement.source(),
                        test.getDeclaringClass().getSimpleName(),
                        test.getName());
    }

    private static Requirement requirement(Method test) {
        return test.getAnnotation(Requirement.class);
    }

    private static List<Method> annotated(Class<? extends java.lang.annotation.Annotation> type)
            throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(RequirementsTest::load)
                    .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                    .filter(method -> method.isAnnotationPresent(type))
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        String name = file.replace(java.io.File.separatorChar, '.').replaceFirst("\\.class$", "");
        try {
            return Class.forName(name, false, RequirementsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
