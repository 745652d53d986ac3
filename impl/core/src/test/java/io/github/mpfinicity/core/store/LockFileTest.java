package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that puts another table of system properties in the place of the first. */
class LockFileTest {
    /** The locks of all processes, on Linux. */
    private static final Path LOCKS = Path.of("/proc/locks");

    private final Properties first = System.getProperties();

    @TempDir Path directory;

    @AfterEach
    void putBack() {
        System.setProperties(first);
    }

    @Test
    void tableReplacedWhileHeld_canBeHeldAgain() throws Exception {
        try (LockFile.Held held = file().tryHold()) {
            assertThat(held).isNotNull();
            System.setProperties((Properties) first.clone());
        }
        System.setProperties(first);

        try (LockFile.Held again = file().tryHold()) {
            assertThat(again).isNotNull();
        }
    }

    /** POSIX ends all locks of a process on a file with any descriptor that is closed. */
    @Test
    void triedInVainBesideTheHolder_lockStays() throws Exception {
        assumeTrue(Files.exists(LOCKS));
        LockFile other = file();
        try (LockFile.Held held = file().tryHold()) {
            assertThat(held).isNotNull();
            System.setProperties(new Properties());
            for (int i = 0; i < 3; i++) {
                assertThat(other.tryHold()).isNull();
                assertThat(isLocked()).isTrue();
            }
        }
        assertThat(isLocked()).isFalse();
        try (LockFile.Held later = other.tryHold()) {
            assertThat(later).isNotNull();
            assertThat(isLocked()).isTrue();
        }
    }

    private LockFile file() {
        return new LockFile(directory.resolve("store.lock"));
    }

    private boolean isLocked() throws Exception {
        Object inode = Files.getAttribute(directory.resolve("store.lock"), "unix:ino");
        String ours = ProcessHandle.current().pid() + " ";
        return Files.readAllLines(LOCKS).stream()
                .anyMatch(line -> line.contains(ours) && line.contains(":" + inode + " "));
    }
}
