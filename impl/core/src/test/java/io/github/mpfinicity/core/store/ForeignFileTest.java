package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting that names a file of somebody else's: it stays as it is, and nothing is beside it. */
@Timeout(60)
class ForeignFileTest {
    private static final String CONTENT = "finicity.app-key=0123456789abcdef\nother=thing\n";

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                CONTENT,
                "x",
                "\n",
                "mp-finicity-storehouse 1 0\n",
                " mp-finicity-store 1 0\n",
                "MP-FINICITY-STORE 1 0\n"
            })
    void foreignFile_refusedAndLeftAlone(String content) throws IOException {
        Path foreign = Files.writeString(directory.resolve("their.properties"), content);
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(foreign);
        assertRefused(foreign, foreign);

        assertThat(foreign).hasContent(content);
        assertThat(Files.getPosixFilePermissions(foreign)).isEqualTo(permissions);
        assertThat(below()).containsExactly(foreign);
    }

    @Test
    void linkToAForeignFile_refusedAndLeftAlone() throws IOException {
        Path foreign = Files.writeString(directory.resolve("their.properties"), CONTENT);
        Path link = Files.createSymbolicLink(directory.resolve("store"), foreign);
        assertRefused(link, foreign);

        assertThat(foreign).hasContent(CONTENT);
        assertThat(below()).containsExactlyInAnyOrder(foreign, link);
    }

    /** Nothing says that it is ours. */
    @Test
    void linkToAnEmptyFile_refusedAndLeftAlone() throws IOException {
        Path foreign = Files.createFile(directory.resolve("their.lock"));
        Path link = Files.createSymbolicLink(directory.resolve("store"), foreign);
        assertRefused(link, foreign);

        assertThat(foreign).isEmptyFile();
        assertThat(below()).containsExactlyInAnyOrder(foreign, link);
    }

    @Test
    void linkWhereALockGoes_notFollowed() throws IOException {
        Path missing = directory.resolve("their.lock");
        Files.createSymbolicLink(directory.resolve("store.lock"), missing);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().compareAndSet("a", null, "one"));
        assertThat(missing).doesNotExist();
        assertThat(directory.resolve("store")).doesNotExist();
    }

    @Test
    void linkWhereADraftGoes_replacedAndNotWrittenThrough() throws IOException {
        Path foreign = Files.writeString(directory.resolve("their.properties"), CONTENT);
        Files.createSymbolicLink(directory.resolve("store.tmp"), foreign);

        assertThat(store().compareAndSet("a", null, "one")).isTrue();
        assertThat(store().read("a")).isEqualTo("one");
        assertThat(foreign).hasContent(CONTENT);
    }

    @Test
    void linkWhereADamagedFileIsSetAside_replacedAndNotWrittenThrough() throws IOException {
        Path foreign = Files.writeString(directory.resolve("their.properties"), CONTENT);
        Files.createFile(directory.resolve("store"));
        Path aside = directory.resolve("store.damaged-00000000");
        Files.createSymbolicLink(aside, foreign);

        assertThat(store().read("a")).isEqualTo("damaged");
        assertThat(foreign).hasContent(CONTENT);
        assertThat(aside).isEmptyFile().isRegularFile();
    }

    private static void assertRefused(Path named, Path foreign) {
        var store = new FileStore(named);
        for (ThrowingCallable each :
                List.<ThrowingCallable>of(
                        () -> store.read("a"),
                        () -> store.compareAndSet("a", null, "one"),
                        () -> store.turn("a", () -> true))) {
            assertThatExceptionOfType(BrokenStoreException.class)
                    .isThrownBy(each)
                    .withMessageContaining("finicity.store.file leads to " + foreign)
                    .withMessageContaining("name a file that does not exist yet")
                    .withMessageNotContaining("0123456789abcdef");
        }
    }

    private FileStore store() {
        return new FileStore(directory.resolve("store"));
    }

    private List<Path> below() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
