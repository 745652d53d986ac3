package io.github.mpfinicity.tck.archive;

import java.io.File;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** Finds the jars that the tests run against on their own class path, without any repository. */
final class CodeSource {
    private static final String IMPLEMENTATION = "mpfinicity.tck.implementation";

    private CodeSource() {}

    /** Finds the jars of the implementation under test, by one class of each. */
    static Stream<JavaArchive> implementation() {
        return jars(required(IMPLEMENTATION));
    }

    /** Finds jars by one class of each. */
    static Stream<JavaArchive> jars(String classes) {
        return Stream.of(classes.split(","))
                .map(String::strip)
                .map(CodeSource::load)
                .map(CodeSource::of);
    }

    /** Finds the jar with a class. A folder of compiled classes is taken as a jar. */
    static JavaArchive of(Class<?> type) {
        try {
            var place = new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return place.isFile()
                    ? ShrinkWrap.createFromZipFile(JavaArchive.class, place)
                    : ShrinkWrap.create(ExplodedImporter.class, type.getName() + ".jar")
                            .importDirectory(place)
                            .as(JavaArchive.class);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " has no jar and no folder", e);
        }
    }

    /** Reads a system property that the runner has to set. */
    static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("the runner must set the system property " + property);
        }
        return value;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "the runner names a class that does not exist: " + name, e);
        }
    }
}
