package io.github.mpfinicity.store.jdbc.fleet;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.tools.Server;

/** H2 in a JVM of its own, over TCP, in files. */
final class H2Server implements Database {
    private static final Pattern RUNNING = Pattern.compile("tcp://[^ ]*:([0-9]+) ");

    private final Path folder = Files.createTempDirectory("mp-finicity-h2-");
    private Process process;
    private int port;

    H2Server() throws IOException {
        startAgain();
    }

    @Override
    public void startAgain() throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Server.class.getName(),
                                "-tcp",
                                "-tcpPort",
                                "0",
                                "-ifNotExists",
                                "-baseDir",
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        BufferedReader lines = process.inputReader();
        String line = lines.readLine();
        Matcher matcher = RUNNING.matcher(String.valueOf(line));
        if (!matcher.find()) {
            throw new IOException("H2 did not start: " + line);
        }
        port = Integer.parseInt(matcher.group(1));
    }

    @Override
    public int port() {
        return port;
    }

    /** H2 writes half a second later unless it is told to. */
    @Override
    public String url(int by) {
        return "jdbc:h2:tcp://127.0.0.1:" + by + "/./finicity;DB_CLOSE_DELAY=-1;WRITE_DELAY=0";
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void stop() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
