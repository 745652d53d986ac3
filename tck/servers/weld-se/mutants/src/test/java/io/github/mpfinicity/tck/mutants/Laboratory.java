package io.github.mpfinicity.tck.mutants;

import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Makes wrong implementations of the right one's sources, and lets the suite judge them. */
final class Laboratory {
    private static final String PACKAGE = "io.github.mpfinicity.";
    private static final Path IMPLEMENTATION = Path.of("..", "..", "..", "..", "impl");
    private static final List<Path> SOURCES =
            Stream.of("core", "microprofile")
                    .map(module -> IMPLEMENTATION.resolve(Path.of(module, "src", "main", "java")))
                    .toList();
    private static final long LONGEST_MINUTES = 4;

    private final Mutant mutant;
    private final Path place;
    private final Path classes;

    Laboratory(Mutant mutant) {
        this.mutant = mutant;
        this.place = Path.of("target", "mutants", mutant.toString().replaceAll("\\W+", "-"));
        this.classes = place.resolve("classes");
    }

    /** What the suite said of one implementation. */
    record Result(Set<String> passed, Set<String> failed) {}

    Result result() throws IOException, InterruptedException {
        copy(PartnerSession.class);
        copy(FinicityFilter.class);
        compile();
        Path result = place.resolve("result.txt").toAbsolutePath();
        Files.deleteIfExists(result);
        run(result);
        List<String> lines = Files.readAllLines(result);
        return new Result(words(lines.get(0)), words(lines.get(1)));
    }

    private static Set<String> words(String line) {
        return Stream.of(line.split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All in one place: a class has one origin, by which the suite finds the others. */
    private void copy(Class<?> type) throws IOException {
        Path origin = origin(type);
        if (Files.isDirectory(origin)) {
            copyTree(origin);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(origin)) {
                copyTree(jar.getPath("/"));
            }
        }
    }

    private void copyTree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = classes.resolve(root.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
    }

    private void compile() throws IOException {
        var sources = new TreeMap<String, String>();
        for (Mutant.Edit edit : mutant.edits()) {
            String before = sources.computeIfAbsent(edit.type(), Laboratory::source);
            sources.put(edit.type(), edit.in(before));
        }
        for (var source : sources.entrySet()) {
            Path file = place.resolve("sources").resolve(path(source.getKey()));
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            String[] arguments = {
                "-proc:none",
                "-nowarn",
                "-parameters",
                "--release",
                "17",
                "-cp",
                classPath(),
                "-d",
                classes.toString(),
                file.toString()
            };
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
                throw new IllegalStateException(mutant + " does not compile");
            }
        }
    }

    private static String source(String type) {
        Path found =
                SOURCES.stream()
                        .map(root -> root.resolve(path(type)))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no source of " + type));
        try {
            return Files.readString(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String type) {
        return Path.of((PACKAGE + type).replace('.', File.separatorChar) + ".java");
    }

    /** Without the right implementation. */
    private String classPath() {
        Set<Path> right = Set.of(origin(PartnerSession.class), origin(FinicityFilter.class));
        String rest =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(each -> !right.contains(Path.of(each)))
                        .collect(Collectors.joining(File.pathSeparator));
        return classes + File.pathSeparator + rest;
    }

    private static Path origin(Class<?> type) {
        try {
            URI origin = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(origin);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Path result) throws IOException, InterruptedException {
        String filter = FinicityFilter.class.getName();
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dmpfinicity.tck.implementation=" + filter,
                                "-Dmpfinicity.tck.filter=" + filter,
                                "-Dmpfinicity.tck.threads=mp-finicity",
                                "-cp",
                                classPath(),
                                SuiteRun.class.getName(),
                                PACKAGE + "tck." + mutant.suite(),
                                result.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(place.resolve("output.txt").toFile())
                        .start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(mutant + " does not end");
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
