package io.github.mpfinicity.contract.npm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs what the build has installed from npm. */
final class Npm {
    private static final int LONGEST_SECONDS = 120;

    private final Path folder = Path.of(System.getProperty("contract.npm"));

    /** A file of that name, in a folder that {@code clean} deletes. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Runs a command to its end.
     *
     * @param program as it is called in {@code node_modules/.bin}
     */
    Result run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("node_modules/.bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = file(program + ".out");
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("PACT_DO_NOT_TRACK", "true");
        try {
            Process process = builder.start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(program + " did not end: " + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** How a command ended. */
    record Result(int exit, String output) {}
}
