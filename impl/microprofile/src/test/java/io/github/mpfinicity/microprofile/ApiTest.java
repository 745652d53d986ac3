package io.github.mpfinicity.microprofile;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreEngine;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.store.TextTooLongException;
import io.github.mpfinicity.microprofile.error.FinicityErrors;
import io.github.mpfinicity.microprofile.error.FinicityProblems;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.microprofile.webhook.WebhookFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that an application may refer to, in one file, so that a review sees each change of it. */
class ApiTest {
    private static final Path FILE = Path.of("../../api/signatures.txt");
    private static final String PACKAGE = AppTokens.class.getPackageName();
    private static final String WRITE =
            "./mvnw test -pl impl/microprofile -am -Dtest=ApiTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dmpfinicity.signatures=write";

    @Test
    void signatures_areThoseThatWereReviewed() throws IOException {
        String now = types().map(ApiTest::signatures).collect(joining("\n"));
        if ("write".equals(System.getProperty("mpfinicity.signatures"))) {
            Files.writeString(FILE, now);
            return;
        }
        assertThat(now).as(FILE + " is stale: " + WRITE).isEqualTo(Files.readString(FILE));
    }

    /** Readers of the guide for a newer version see what theirs does not have. */
    @Test
    void types_sayTheirFirstVersion() {
        assertThat(types().filter(type -> type.getEnclosingClass() == null))
                .allSatisfy(type -> assertThat(source(type)).contains("\n * @since "));
    }

    private static String source(Class<?> type) {
        String file = "src/main/java/" + type.getName().replace('.', '/') + ".java";
        return Stream.of("", "../core", "../../api")
                .map(module -> Path.of(module, file))
                .filter(Files::exists)
                .map(ApiTest::read)
                .collect(joining());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The types of the API module, those of this module that an application registers, and those
     * that a store of another jar implements and throws.
     */
    private static Stream<Class<?>> types() {
        Stream<Class<?>> api =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages(PACKAGE)
                                .stream()
                                .filter(type -> type.getPackageName().equals(PACKAGE))
                                .map(JavaClass::reflect);
        Stream<Class<?>> registered =
                Stream.of(
                        FinicityErrors.class,
                        FinicityFilter.class,
                        FinicityProblems.class,
                        WebhookFilter.class);
        Stream<Class<?>> stores =
                Stream.of(
                        MisconfiguredStoreException.class,
                        PartnerStore.class,
                        PartnerStore.Turn.class,
                        StoreEngine.class,
                        StoreException.class,
                        TextTooLongException.class);
        return Stream.of(
                        api.filter(type -> isVisible(type.getModifiers()))
                                .sorted(Comparator.comparing(Class::getName)),
                        registered,
                        stores)
                .flatMap(each -> each);
    }

    private static String signatures(Class<?> type) {
        String head = declaration(type) + supertypes(type) + deprecated(type) + "\n";
        return Stream.<Stream<? extends Member>>of(
                        Stream.of(type.getDeclaredFields()),
                        Stream.of(type.getDeclaredConstructors()),
                        Stream.of(type.getDeclaredMethods()))
                .flatMap(members -> members)
                .filter(each -> isVisible(each.getModifiers()) && !each.isSynthetic())
                .map(ApiTest::signature)
                .sorted()
                .collect(joining("", head, ""));
    }

    /** Java 17 leaves {@code sealed} out of a type's own text, later releases do not. */
    private static String declaration(Class<?> type) {
        String text = type.toGenericString().replaceFirst("(non-)?sealed ", "");
        return type.isSealed() ? text.replaceFirst("(class|interface) ", "sealed $1 ") : text;
    }

    private static String supertypes(Class<?> type) {
        Stream<String> all =
                Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()).map(Object::toString),
                        Stream.of(type.getGenericInterfaces()).map(Object::toString));
        return all.collect(joining(", ", " : ", ""));
    }

    private static String signature(Member member) {
        String text =
                member instanceof Method method
                        ? method.toGenericString()
                        : member instanceof Constructor<?> constructor
                                ? constructor.toGenericString()
                                : ((Field) member).toGenericString();
        return "    " + text + deprecated((AnnotatedElement) member) + "\n";
    }

    private static String deprecated(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? " deprecated" : "";
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
