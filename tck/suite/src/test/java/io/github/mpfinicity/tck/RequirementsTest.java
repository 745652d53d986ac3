package io.github.mpfinicity.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the suite itself. Nothing is deployed here. */
class RequirementsTest {
    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void everyTest_namesARequirement() throws IOException {
        assertThat(tests())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(requirement(test)).as(test.toString()).isNotNull());
    }

    @Test
    void requirements_idsAreUnique() throws IOException {
        assertThat(tests())
                .extracting(test -> requirement(test).id())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Z]+-\\d\\d"));
    }

    private static Requirement requirement(Method test) {
        return test.getAnnotation(Requirement.class);
    }

    private static List<Method> tests() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(RequirementsTest::load)
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(method -> method.isAnnotationPresent(Test.class))
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
