package io.github.mpfinicity.core;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.session.PartnerSession;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The rooms of this module: how large their circles are, and which may see which. Reads class
 * files. The test of the same name in {@code impl/microprofile} counts the types of each room.
 */
class RoomsTest {
    private static final String CORE = "io.github.mpfinicity.core.";
    private static final int LARGEST_CIRCLE = 8;

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.github.mpfinicity");

    @Test
    void aCircle_isSmall() {
        Map<String, Set<String>> seen = references();

        Set<String> largest =
                seen.keySet().stream()
                        .map(type -> circle(type, seen))
                        .max(Comparator.comparing(Set::size))
                        .orElseThrow();

        assertThat(largest).hasSizeLessThanOrEqualTo(LARGEST_CIRCLE);
    }

    @Test
    void dependencies_runOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("session")
                .definedBy(CORE + "session..")
                .layer("result")
                .definedBy(CORE + "result..")
                .layer("lockout")
                .definedBy(CORE + "lockout..")
                .layer("record")
                .definedBy(CORE + "record..")
                .layer("store")
                .definedBy(CORE + "store..")
                .layer("vendor")
                .definedBy(CORE + "vendor..")
                .layer("credentials")
                .definedBy(CORE + "credentials..")
                .layer("sealing")
                .definedBy(CORE + "sealing..")
                .layer("time")
                .definedBy(CORE + "time..")
                .layer("webhook")
                .definedBy(CORE + "webhook..")
                .layer("observe")
                .definedBy(CORE + "observe..")
                .whereLayer("observe")
                .mayOnlyBeAccessedByLayers("session", "store", "webhook")
                .whereLayer("observe")
                .mayOnlyAccessLayers("vendor")
                .whereLayer("session")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("webhook")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("result")
                .mayOnlyBeAccessedByLayers("session")
                .whereLayer("lockout")
                .mayOnlyBeAccessedByLayers("session")
                .whereLayer("record")
                .mayOnlyBeAccessedByLayers("session", "result", "lockout")
                .check(CLASSES);
    }

    @Test
    void theSession_seesOfTheLockoutTheFacadeOnly() {
        Set<String> seen =
                CLASSES.stream()
                        .filter(
                                type ->
                                        type.getPackageName()
                                                .equals(PartnerSession.class.getPackageName()))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(Dependency::getTargetClass)
                        .filter(
                                type ->
                                        type.getPackageName()
                                                .equals(LockoutLedger.class.getPackageName()))
                        .map(type -> outermost(type).getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(seen)
                .isSubsetOf("LockoutLedger", "RecordView", "ClusterSettings", "TokenRequirement");
    }

    /** What each type refers to, with what is nested in it. */
    private static Map<String, Set<String>> references() {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            Set<String> of =
                    seen.computeIfAbsent(outermost(type).getName(), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(each -> outermost(each.getTargetClass().getBaseComponentType()).getName())
                    .filter(name -> name.startsWith(CORE))
                    .forEach(of::add);
        }
        seen.keySet().removeIf(name -> !name.startsWith(CORE));
        return seen;
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(RoomsTest::outermost).orElse(type);
    }

    /** All types that lead to this one and are reached from it. */
    private static Set<String> circle(String type, Map<String, Set<String>> seen) {
        return reached(type, seen).stream()
                .filter(other -> reached(other, seen).contains(type))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> reached(String from, Map<String, Set<String>> seen) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(seen.getOrDefault(from, Set.of()));
        while (!next.isEmpty()) {
            String each = next.pop();
            if (reached.add(each)) {
                next.addAll(seen.getOrDefault(each, Set.of()));
            }
        }
        return reached;
    }
}
