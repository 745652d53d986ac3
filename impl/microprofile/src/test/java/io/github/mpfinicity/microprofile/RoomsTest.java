package io.github.mpfinicity.microprofile;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the api, the core and this module: how large they are, and what they call types. */
class RoomsTest {
    private static final String ROOT = "io.github.mpfinicity.microprofile.";
    private static final int LARGEST_ROOM = 28;

    /** Each room of this module, and the rooms that may see it. */
    private static final Map<String, String[]> SEEN_BY =
            Map.of(
                    "cdi",
                    new String[] {},
                    "webhook",
                    new String[] {"cdi"},
                    "filter",
                    new String[] {"cdi"},
                    "runtime",
                    new String[] {"cdi", "webhook", "filter"},
                    "message",
                    new String[] {"runtime"},
                    "credentials",
                    new String[] {"cdi", "runtime"},
                    "error",
                    new String[] {"filter"},
                    "vendor",
                    new String[] {"error", "filter", "runtime"},
                    "config",
                    new String[] {
                        "cdi",
                        "webhook",
                        "error",
                        "filter",
                        "runtime",
                        "message",
                        "credentials",
                        "vendor"
                    });

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
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

    @Test
    void dependencies_runOneWay() {
        LayeredArchitecture rooms = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room : SEEN_BY.keySet()) {
            rooms = rooms.layer(room).definedBy(ROOT + room + "..");
        }
        for (Map.Entry<String, String[]> seen : SEEN_BY.entrySet()) {
            rooms =
                    seen.getValue().length == 0
                            ? rooms.whereLayer(seen.getKey()).mayNotBeAccessedByAnyLayer()
                            : rooms.whereLayer(seen.getKey())
                                    .mayOnlyBeAccessedByLayers(seen.getValue());
        }

        rooms.check(CLASSES);
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
