package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the file, nobody is told that nothing was tried. */
@Timeout(60)
class DamagedFileTest {
    private static final String DAMAGED = "damaged";

    @TempDir Path directory;
    private final Logger logger = Logger.getLogger(FileStore.class.getName());
    private final List<LogRecord> reports = new ArrayList<>();
    private byte[] good;

    @BeforeEach
    void write() throws IOException {
        store().compareAndSet("a", null, "mpf1 one");
        store().compareAndSet("b", null, "mpf1 two");
        good = Files.readAllBytes(file());
        logger.setFilter(
                report -> {
                    reports.add(report);
                    return false;
                });
    }

    @AfterEach
    void logAgain() {
        logger.setFilter(null);
    }

    @Test
    void anyByteFlipped_neverAnotherRecordAndNeverNone() throws IOException {
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            assertNotTrusted(bad);
        }
    }

    @Test
    void anyByteReplacedByAnyOther_notRead() {
        assertThat(StoreFormat.read("it", good)).hasSize(2);
        for (int at = 0; at < good.length; at++) {
            for (int other = 1; other < 256; other++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) other;
                assertThat(readOrNewer(bad)).isNull();
            }
        }
    }

    @Test
    void cutAnywhere_neverAnotherRecordAndNeverNone() throws IOException {
        for (int length = 0; length < good.length; length++) {
            assertNotTrusted(Arrays.copyOf(good, length));
        }
    }

    @Test
    void somethingAddedOrLost_notTrusted() throws IOException {
        String text = new String(good, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);

        assertNotTrusted(bytes(text + "\n"));
        assertNotTrusted(bytes(text + lines[1] + "\n"));
        assertNotTrusted(bytes(lines[0] + "\n" + lines[1] + "\n"));
        assertNotTrusted(bytes("mp-finicity-store 0 0\n"));
        assertNotTrusted(new byte[4096]);
    }

    @Test
    void damaged_keptAsideForPeopleAndForTheOwnerOnly() throws IOException {
        byte[] bad = Arrays.copyOf(good, 40);
        Files.write(file(), bad);
        store().read("a");
        store().read("b");
        Files.write(file(), bad);
        store().read("a");

        List<Path> aside = aside();
        assertThat(aside).hasSize(1);
        assertThat(reports).hasSize(2).extracting(LogRecord::getLevel).containsOnly(Level.WARNING);
        assertThat(reports.get(0).getParameters()).contains(aside.get(0));
        assertThat(aside.get(0)).hasBinaryContent(bad);
        assertThat(Files.getPosixFilePermissions(aside.get(0))).hasSize(2);
    }

    @Test
    void othersCouldReadIt_changedEachTimeAndToldOnce() throws IOException {
        PartnerStore store = store();
        for (int i = 0; i < 2; i++) {
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(store.read("a")).isEqualTo("mpf1 one");
            assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
        }

        assertThat(reports)
                .extracting(LogRecord::getMessage)
                .singleElement()
                .asString()
                .contains("MPFIN-215");
    }

    @Test
    void damaged_everyKeyReadsAsDamagedUntilItIsWritten() throws IOException {
        Files.write(file(), new byte[0]);

        assertThat(store().read("a")).isEqualTo(DAMAGED);
        assertThat(store().read("never-written")).isEqualTo(DAMAGED);
        assertThat(store().compareAndSet("a", null, "new")).isFalse();
        assertThat(store().compareAndSet("a", DAMAGED, "new")).isTrue();
        assertThat(store().read("a")).isEqualTo("new");
        assertThat(store().read("b")).isEqualTo(DAMAGED);
    }

    @Test
    void cannotBeSetAside_nothingIsSaid() throws IOException {
        Files.write(file(), new byte[0]);
        Files.createDirectories(directory.resolve("store.damaged-00000000.tmp/full"));

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store().read("a"));
        assertThat(file()).isEmptyFile();
    }

    @Test
    void newerVersion_leftAlone() throws IOException {
        byte[] newer = bytes("mp-finicity-store 2 whatever\nyes\n");
        Files.write(file(), newer);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().read("a"))
                .withMessageContaining("newer version")
                .withMessageContaining(file().toString());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().compareAndSet("a", null, "new"));
        assertThat(file()).hasBinaryContent(newer);
    }

    @Test
    void tooLongToBeOurs_leftAlone() throws IOException {
        Files.write(file(), new byte[(16 << 20) + 1]);

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store().read("a"));
        assertThat(aside()).isEmpty();
    }

    private static Object readOrNewer(byte[] bad) {
        try {
            return StoreFormat.read("it", bad);
        } catch (StoreException e) {
            return null;
        }
    }

    private void assertNotTrusted(byte[] bad) throws IOException {
        Files.write(file(), bad);
        for (String key : List.of("a", "b", "c")) {
            String told;
            try {
                told = store().read(key);
            } catch (StoreException e) {
                boolean ours = StoreFormat.isOurs(bad);
                assertThat(e).hasMessageContaining(ours ? "newer version" : "left alone");
                assertThat(file()).hasBinaryContent(bad);
                continue;
            }
            assertThat(told).as(new String(bad, StandardCharsets.ISO_8859_1)).isEqualTo(DAMAGED);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Path> aside() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> each.toString().contains(".damaged-")).toList();
        }
    }

    private FileStore store() {
        return new FileStore(file());
    }

    private Path file() {
        return directory.resolve("store");
    }
}
