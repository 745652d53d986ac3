package io.github.mpfinicity.core.schedules;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The production classes, compiled against the types of {@code shadow}, and maybe with a mistake.
 * Each has a class loader of its own, in which the scenes are, too.
 */
public final class Rewritten extends ClassLoader {
    private static final String OURS = "io.github.mpfinicity.";
    private static final String HERE = Rewritten.class.getPackageName();
    private static final Pattern SHADOWED =
            Pattern.compile(
                    "import java\\.util\\.concurrent\\.(?:atomic\\.)?(AtomicBoolean"
                            + "|AtomicReference|CompletableFuture|ConcurrentHashMap"
                            + "|ConcurrentLinkedQueue|Semaphore);");

    private final List<Path> places;

    private Rewritten(List<Path> places) {
        super(Rewritten.class.getClassLoader());
        this.places = places;
    }

    /** All classes of these folders. */
    public static Rewritten of(Path place, Path... roots) {
        List<Path> sources = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    if (SHADOWED.matcher(source).find()) {
                        sources.add(written(place, root.relativize(file).toString(), source));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        compile(place, "", sources);
        return new Rewritten(List.of(place));
    }

    /** The same with one more change, which has to stand there exactly once. */
    public Rewritten with(Path root, String type, String from, String to) {
        try {
            String name = (OURS + type).replace('.', '/') + ".java";
            String source = Files.readString(root.resolve(name));
            int at = source.indexOf(from);
            if (at < 0 || source.indexOf(from, at + 1) >= 0) {
                throw new IllegalStateException(
                        type + " does not have exactly once, adapt the mutant: " + from);
            }
            Path base = places.get(0);
            Path place = Files.createTempDirectory(base.toAbsolutePath().getParent(), "mutant");
            compile(
                    place,
                    base + File.pathSeparator,
                    List.of(written(place, name, source.replace(from, to))));
            return new Rewritten(List.of(place, base));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written(Path place, String name, String source) throws IOException {
        Path file = place.resolve(name);
        Files.createDirectories(file.getParent());
        String shadowed = SHADOWED.matcher(source).replaceAll("import " + HERE + ".shadow.$1;");
        return Files.writeString(file, shadowed);
    }

    private static void compile(Path place, String before, List<Path> sources) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-nowarn",
                                "-cp",
                                before + System.getProperty("java.class.path"),
                                "-d",
                                place.toString()));
        sources.forEach(file -> arguments.add(file.toString()));
        if (ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new))
                != 0) {
            throw new IllegalStateException("the classes do not compile against their shadows");
        }
    }

    /** Makes the scenes of a class that has a constructor without parameters. */
    public Supplier<Scene> scenes(Class<? extends Scene> type) {
        try {
            var made = loadClass(type.getName()).getConstructor();
            return () -> {
                try {
                    return (Scene) made.newInstance();
                } catch (InvocationTargetException e) {
                    throw new IllegalStateException(e.getCause());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            boolean shared =
                    !name.startsWith(OURS)
                            || name.startsWith(HERE + ".shadow.")
                            || name.equals(Scene.class.getName())
                            || name.startsWith(Schedule.class.getName());
            if (known != null) {
                return known;
            }
            return shared ? super.loadClass(name, resolve) : defined(name);
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try {
            byte[] code = code(file);
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] code(String file) throws IOException {
        for (Path place : places) {
            if (Files.exists(place.resolve(file))) {
                return Files.readAllBytes(place.resolve(file));
            }
        }
        try (InputStream there = getParent().getResourceAsStream(file)) {
            if (there == null) {
                throw new IOException("no class file " + file);
            }
            return there.readAllBytes();
        }
    }
}
