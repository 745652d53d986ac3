package io.github.mpfinicity.quickstart.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the files that documents speak of. */
final class SourceFiles {
    private SourceFiles() {}

    /** The published sources. Strings are put together as the compiler does. */
    static String published() {
        return Stream.of("core", "microprofile", "store-jdbc", "store-redis", "telemetry")
                .map(module -> text("impl/" + module + "/src/main", ".java"))
                .map(text -> text.replaceAll("\"\\s*[+]\\s*\"", ""))
                .collect(Collectors.joining("\n"));
    }

    static String text(String folder, String ending) {
        return in(folder, ending).map(SourceFiles::read).collect(Collectors.joining("\n"));
    }

    /** Without what a build has made. */
    static Stream<Path> in(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Document.ROOT.resolve(folder))) {
            return files
                    .filter(it -> it.toString().endsWith(ending))
                    .filter(it -> !it.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
