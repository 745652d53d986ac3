package io.github.mpfinicity.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends PartnerStoreContract {
    @TempDir Path directory;

    @Override
    protected PartnerStore store() {
        return new FileStore(file());
    }

    private Path file() {
        return directory.resolve("made/for/it/store");
    }

    @Test
    void processEnds_kept() {
        store().compareAndSet("a", null, "one");

        assertThat(store().outlivesProcess()).isTrue();
        assertThat(store().read("a")).isEqualTo("one");
    }

    @Test
    void written_aLineForEachKey() throws IOException {
        store().compareAndSet("b", null, "two words");
        store().compareAndSet("a", null, "");

        assertThat(Files.readAllLines(file()))
                .containsExactly("mp-finicity-store 1 2", "a 42e2447d ", "b 1260a9d6 two words");
    }

    @Test
    void writtenAndLocked_onlyTheOwnerCanReadAnyOfIt() throws IOException {
        store().compareAndSet("a", null, "one");
        store().turn("a", () -> false).close();

        List<Path> files = below(directory.resolve("made"));
        assertThat(files).hasSize(6);
        assertThat(files).allSatisfy(FileStoreTest::assertOwnerOnly);
    }

    @Test
    void readableByOthers_tightened() throws IOException {
        store().compareAndSet("a", null, "one");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(store().read("a")).isEqualTo("one");
        assertOwnerOnly(file());
    }

    @Test
    void written_othersNeverSeeHalfOfIt() throws IOException {
        store().compareAndSet("a", null, "one");
        Object before = Files.readAttributes(file(), "unix:ino").get("ino");
        store().compareAndSet("a", "one", "two");

        assertThat(Files.readAttributes(file(), "unix:ino").get("ino")).isNotEqualTo(before);
        assertThat(file().resolveSibling("store.tmp")).doesNotExist();
    }

    @Test
    void crashedWhileWriting_nextWriterGoesOn() throws IOException {
        store().compareAndSet("a", null, "one");
        Files.writeString(file().resolveSibling("store.tmp"), "half");

        assertThat(store().read("a")).isEqualTo("one");
        assertThat(store().compareAndSet("a", "one", "two")).isTrue();
    }

    @Test
    void cannotBeReplaced_oldTextStaysAndTheMessageNamesTheFile() throws IOException {
        store().compareAndSet("a", null, "secret-text");
        Files.createDirectories(file().resolveSibling("store.tmp/full"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().compareAndSet("a", "secret-text", "two"))
                .withMessageContaining(file().toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-text"));
        assertThat(store().read("a")).isEqualTo("secret-text");
    }

    @Test
    void notAFile_storeException() throws IOException {
        Files.createDirectories(file());

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store().read("a"));
    }

    @Test
    void directoryIsAFile_storeException() throws IOException {
        Files.writeString(directory.resolve("made"), "");

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store().read("a"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().turn("a", () -> false));
    }

    @Test
    void namedByLink_bothNamesAreOneStore() throws IOException {
        store().compareAndSet("a", null, "one");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file());
        var linked = new FileStore(link);

        assertThat(linked.compareAndSet("a", "one", "two")).isTrue();
        assertThat(link).isSymbolicLink();
        assertThat(store().read("a")).isEqualTo("two");
        assertThat(directory.resolve("link.lock")).doesNotExist();
        try (PartnerStore.Turn mine = linked.turn("a", () -> false)) {
            assertThat(mine).isNotNull();
            assertThatThrownBy(() -> store().turn("a", soon())).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void linkToNothing_storeException() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file());

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> new FileStore(link).read("a"))
                .withMessageContaining(link.toString());
    }

    @Test
    void deletedByAnOperator_freshStart() throws IOException {
        store().compareAndSet("a", null, "one");
        Files.delete(file());

        assertThat(store().read("a")).isNull();
        assertThat(store().compareAndSet("a", null, "two")).isTrue();
    }

    @Test
    void whatWouldNotComeBack_isNotTaken() {
        PartnerStore store = store();

        for (String key : List.of("*", "two words", "two\nlines")) {
            assertThatIllegalArgumentException()
                    .as(key)
                    .isThrownBy(() -> store.compareAndSet(key, null, "one"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.compareAndSet("a", null, "two\nlines"));
        assertThat(store.read("a")).isNull();
    }

    @Test
    void nameOfNoFile_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileStore(Path.of("/")));
        assertThatIllegalArgumentException().isThrownBy(() -> new FileStore(Path.of("")));
    }

    @Test
    void interrupted_writesAllTheSameAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        boolean written = store().compareAndSet("a", null, "one");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(written).isTrue();
    }

    @Test
    void interruptedWhileItWaits_waitsOnAndStaysInterrupted() throws Exception {
        store().compareAndSet("a", null, "one");
        Path lock = file().toRealPath().resolveSibling("store.lock");
        var result = new CompletableFuture<Boolean>();
        var writer =
                new Thread(
                        () ->
                                result.complete(
                                        store().compareAndSet("a", "one", "two")
                                                && Thread.currentThread().isInterrupted()));
        try (LockFile.Held held = new LockFile(lock).tryHold()) {
            assertThat(held).isNotNull();
            writer.start();
            while (writer.isAlive() && writer.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            writer.interrupt();
            while (writer.isAlive() && writer.isInterrupted()) {
                Thread.onSpinWait();
            }
        }
        writer.join();

        assertThat(result).isCompletedWithValue(true);
    }

    /** A task of root that uses the same file must not shut the service out. */
    @Test
    void writtenByRoot_keepsItsOwner() throws IOException {
        store().compareAndSet("a", null, "one");
        UserPrincipal nobody = OtherUser.given(file());

        assertThat(store().compareAndSet("a", "one", "two")).isTrue();
        assertThat(Files.getOwner(file())).isEqualTo(nobody);
    }

    @Test
    void lockHeldForTooLong_storeExceptionThatNamesIt() throws IOException {
        store().compareAndSet("a", null, "one");
        Path lock = file().toRealPath().resolveSibling("store.lock");
        try (LockFile.Held held = new LockFile(lock).tryHold()) {
            assertThat(held).isNotNull();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store().read("a"))
                    .withMessageContaining(lock.toString());
        }
        assertThat(store().read("a")).isEqualTo("one");
    }

    private static BooleanSupplier soon() {
        var asked = new AtomicInteger();
        return () -> asked.incrementAndGet() > 2;
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList();
        }
    }

    private static void assertOwnerOnly(Path path) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .as(path.toString())
                .matches("rw[x-]------");
    }
}
