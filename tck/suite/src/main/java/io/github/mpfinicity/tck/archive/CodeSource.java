package io.github.mpfinicity.tck.archive;

import java.io.File;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** Finds the jars that the tests run against on their own class path: no repository is asked. */
final class CodeSource {
    private static final String IMPLEMENTATION = "mpfinicity.tck.implementation";

    private CodeSource() {}

    /** The jars of the implementation under test, by one class of each. */
    static Stream<JavaArchive> implementation() {
        return Stream.of(required(IMPLEMENTATION).split(","))
                .map(String::strip)
                .map(CodeSource::load)
                .map(CodeSource::of);
    }

    /** The jar with a class, or the folder it was compiled into as if it were one. */
    static JavaArchive of(Class<?> type) {
        try {
            var place = new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return place.isFile()
                    ? ShrinkWrap.createFromZipFile(JavaArchive.class, place)
                    : ShrinkWrap.create(ExplodedImporter.class, type.getName() + ".jar")
                            .importDirectory(place)
                            .as(JavaArchive.class);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " comes from nowhere", e);
        }
    }

    /** A system property that the runner has to set. */
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
            throw new IllegalStateException(IMPLEMENTATION + " names a class that is not there", e);
        }
    }
}
