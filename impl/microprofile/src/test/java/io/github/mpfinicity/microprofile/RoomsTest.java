package io.github.mpfinicity.microprofile;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the api, the core and this module: how large they are, and what they call types. */
class RoomsTest {
    private static final int LARGEST_ROOM = 28;

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(
                            "io.github.mpfinicity",
                            "io.github.mpfinicity.core..",
                            "io.github.mpfinicity.microprofile..");

    @Test
    void aRoom_hasFewTypes() {
        assertThat(by(JavaClass::getPackageName))
                .hasSizeGreaterThan(15)
                .allSatisfy((room, types) -> assertThat(types).isLessThanOrEqualTo(LARGEST_ROOM));
    }

    @Test
    void aName_standsForOneType() {
        Set<String> twice =
                by(JavaClass::getSimpleName).entrySet().stream()
                        .filter(name -> name.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());

        assertThat(twice).isEmpty();
    }

    private static Map<String, Long> by(Function<JavaClass, String> what) {
        return types().stream().collect(groupingBy(what, counting()));
    }

    private static List<JavaClass> types() {
        return CLASSES.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .filter(type -> type.getName().startsWith("io.github.mpfinicity."))
                .filter(type -> !type.getName().contains(".simulator."))
                .filter(type -> !type.getName().contains(".tck."))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
    }
}
