package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often a write waits for the disk, as the JVM itself tells. An authentication has two writes:
 * the reservation, without which a power failure would forget a request that has been sent, and its
 * end, without which it would forget a rejection or a lock. Each forces the new file, because else
 * its new name could lead to a file without content, and the directory, because else the name could
 * still lead to the old one.
 */
@Timeout(60)
class FileForcesTest {
    private static final String FORCE = "jdk.FileForce";

    @TempDir Path directory;

    @Test
    void write_forcesTheFileAndTheDirectory() throws Exception {
        var store = new FileStore(directory.resolve("attempts"));
        store.compareAndSet("a", null, "one");

        assertThat(forces(() -> store.compareAndSet("a", "one", "two")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("attempts.tmp");
    }

    @Test
    void readOrLostRace_forcesNothing() throws Exception {
        var store = new FileStore(directory.resolve("attempts"));
        store.compareAndSet("a", null, "one");

        assertThat(forces(() -> store.read("a"))).isEmpty();
        assertThat(forces(() -> store.compareAndSet("a", "two", "three"))).isEmpty();
    }

    /** After a power failure, a secret that was forgotten must not be there again. */
    @Test
    void delete_forcesTheDirectory() throws Exception {
        Path file = Files.createFile(directory.resolve("secret"));

        assertThat(forces(() -> PrivateFiles.delete(file))).hasSize(1);
        assertThat(forces(() -> PrivateFiles.delete(file))).isEmpty();
    }

    /** If it were written anew, a crash in between would lose it. */
    @Test
    void markThatIsThere_staysAndIsForced() throws Exception {
        Path mark = directory.resolve("mark");
        assertThat(forces(() -> PrivateFiles.mark(mark))).hasSize(2);
        Object before = Files.getAttribute(mark, "unix:ino");

        assertThat(forces(() -> PrivateFiles.mark(mark))).hasSize(1);
        assertThat(Files.getAttribute(mark, "unix:ino")).isEqualTo(before);
    }

    private interface Work {
        void run() throws IOException;
    }

    private List<String> forces(Work work) throws Exception {
        Path events = directory.resolve("events.jfr");
        try (var recording = new Recording()) {
            recording.enable(FORCE).withoutThreshold();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(events);
        }
        String here = directory.toRealPath().toString();
        return RecordingFile.readAllEvents(events).stream()
                .map(event -> String.valueOf(event.getString("path")))
                .filter(path -> path.startsWith(here) || path.equals("null"))
                .toList();
    }
}
