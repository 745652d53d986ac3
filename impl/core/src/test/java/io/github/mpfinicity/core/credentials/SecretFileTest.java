package io.github.mpfinicity.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.store.OtherUser;
import io.github.mpfinicity.core.time.ManualClocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
    private static final PartnerSecret OLD = PartnerSecret.of("old-secret-1");
    private static final PartnerSecret NEW = PartnerSecret.of("new-secret-2");
    private static final PartnerSecret OTHER = PartnerSecret.of("other-secret-3");

    @TempDir Path temporary;
    private final ManualClocks clocks = new ManualClocks();
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        // Some systems have their directory for such things behind a link.
        folder = temporary.toRealPath();
        Files.writeString(path(), OLD.value());
    }

    @ParameterizedTest
    @CsvSource({"'',''", "'\n',''", "'\r\n',''", "'\n\n','\n'", "' \n',' '", "'\r','\r'"})
    void read_withoutOneLineEnd(String end, String left) throws IOException {
        Files.writeString(path(), OLD.value() + end);
        assertThat(file().read()).isEqualTo(OLD.value() + left);
    }

    @Test
    void missing_saidWithSettingAndPath() throws IOException {
        Files.delete(path());
        assertThatExceptionOfType(SecretFileException.class)
                .isThrownBy(file()::read)
                .satisfies(e -> assertThat(e.missing()).isTrue())
                .withMessageStartingWith(
                        "finicity.partner-secret-file is \"" + path() + "\", which")
                .withMessageContaining("does not exist")
                .withMessageContaining("for example /etc/finicity/partner-secret");
    }

    /** Somebody has put the secret where its file belongs. */
    @Test
    void nameWithoutAFolder_notShown() {
        var file =
                new SecretFile(
                        "finicity.partner-secret-file",
                        Path.of("Sup3rSecret1234"),
                        new ManualClocks());

        assertThatExceptionOfType(SecretFileException.class)
                .isThrownBy(file::read)
                .withMessageStartingWith(
                        "finicity.partner-secret-file names a file without a folder")
                .withMessageNotContaining("Sup3rSecret");
    }

    @Test
    void directory_saidWithSettingAndPath() throws IOException {
        Files.delete(path());
        Files.createDirectory(path());
        assertUnusable("not a regular file");
    }

    @Test
    void tooLong_saidWithoutItsContent() throws IOException {
        Files.writeString(path(), "x".repeat(SecretText.LONGEST));
        assertThat(file().read()).hasSize(SecretText.LONGEST);
        Files.writeString(path(), "x".repeat(SecretText.LONGEST + 1));
        assertUnusable("longer than 65536 bytes");
    }

    @Test
    void notText_saidWithoutItsContent() throws IOException {
        Files.write(path(), "gehe\u00EDm".getBytes(StandardCharsets.ISO_8859_1));
        assertUnusable("is not text in UTF-8");
    }

    @Test
    void unreadable_said() throws IOException {
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(path()), "root may read everything");
        assertUnusable("AccessDeniedException");
    }

    @Test
    void keptAsPending_ownerOnlyAndNotPresentYet() throws IOException {
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);

        assertThat(file().pending()).contains(NEW);
        assertThat(file().read()).isEqualTo(OLD.value());
        assertThat(file().previous()).isEmpty();
        assertThat(Files.getPosixFilePermissions(beside(".pending")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(beside(".pending.tmp")).doesNotExist();
    }

    @Test
    void promoted_presentAndTheFormerIsPrevious() throws IOException {
        Files.writeString(path(), OLD.value() + "\n");
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);
        file().promote(NEW);

        assertThat(file().read()).isEqualTo(NEW.value());
        assertThat(file().pending()).isEmpty();
        assertThat(file().previous()).contains(OLD);
        assertThat(Files.getLastModifiedTime(beside(".previous")).toInstant())
                .isEqualTo(clocks.now().wall());
        for (Path each : new Path[] {path(), beside(".previous")}) {
            assertThat(Files.getPosixFilePermissions(each))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** A tool of root must not shut the service out of its secrets. */
    @Test
    void changedByRoot_allFilesHaveTheOwnerOfTheFirst() throws IOException {
        UserPrincipal nobody = OtherUser.given(path());
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);
        assertThat(Files.getOwner(beside(".pending"))).isEqualTo(nobody);
        file().promote(NEW);

        assertThat(Files.getOwner(path())).isEqualTo(nobody);
        assertThat(Files.getOwner(beside(".previous"))).isEqualTo(nobody);
    }

    @Test
    void promotedOrDiscardedAgain_nothingHappens() {
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);
        file().promote(NEW);
        file().promote(NEW);
        file().discard(NEW);

        assertThat(file().read()).isEqualTo(NEW.value());
        assertThat(file().previous()).contains(OLD);
    }

    @Test
    void discarded_presentStays() {
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);
        file().discard(NEW);

        assertThat(file().pending()).isEmpty();
        assertThat(file().read()).isEqualTo(OLD.value());
    }

    @Test
    void promotedWithoutAGracePeriod_nothingIsLeftOfTheFormer() throws IOException {
        Files.writeString(beside(".previous"), OTHER.value());
        Files.writeString(beside(".previous.tmp"), OTHER.value());
        file().keepPending(NEW, GracePeriod.NONE);
        file().promote(NEW);

        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(path()));
        assertThat(file().read()).isEqualTo(NEW.value());
    }

    @Test
    void discardedWithoutAGracePeriod_nothingIsLeftOfTheChange() {
        file().keepPending(NEW, GracePeriod.NONE);
        file().discard(NEW);

        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(path()));
    }

    @Test
    void presentOneIsGone_pendingOneTakesItsPlace() throws IOException {
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);
        Files.delete(path());
        file().promote(NEW);

        assertThat(file().read()).isEqualTo(NEW.value());
        assertThat(file().previous()).isEmpty();
    }

    @Test
    void anotherIsPending_leftAlone() {
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);
        assertThatExceptionOfType(SecretFileException.class)
                .isThrownBy(() -> file().keepPending(OTHER, GracePeriod.THIRTY_DAYS))
                .withMessageContaining("holds another secret")
                .withMessageNotContaining(NEW.value())
                .withMessageNotContaining(OTHER.value());
        file().promote(OTHER);
        file().discard(OTHER);

        assertThat(file().pending()).contains(NEW);
        assertThat(file().read()).isEqualTo(OLD.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", " padded"})
    void pendingIsNoSecret_saidAndNotTakenForNone(String content) throws IOException {
        Files.writeString(beside(".pending"), content);
        assertThatExceptionOfType(SecretFileException.class)
                .isThrownBy(file()::pending)
                .withMessageContaining(beside(".pending") + " holds no secret")
                .withMessageNotContaining("padded");
    }

    @ParameterizedTest
    @ValueSource(strings = {".pending", ".previous"})
    void linkBesideTheFile_notFollowed(String ending) throws IOException {
        Path other = Files.writeString(folder.resolve("other"), OTHER.value());
        Files.createSymbolicLink(beside(ending), other);

        assertThatExceptionOfType(SecretFileException.class)
                .isThrownBy(ending.equals(".pending") ? file()::pending : file()::previous)
                .withMessageContaining(beside(ending) + " is a symbolic link")
                .withMessageNotContaining(OTHER.value());
        assertThat(other).hasContent(OTHER.value());
    }

    @Test
    void linkWhereADraftGoes_replacedAndNotWrittenThrough() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), OTHER.value());
        Files.createSymbolicLink(beside(".pending.tmp"), other);
        Files.createSymbolicLink(beside(".previous.tmp"), other);
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);
        file().promote(NEW);

        assertThat(other).hasContent(OTHER.value());
        assertThat(file().read()).isEqualTo(NEW.value());
        assertThat(file().previous()).contains(OLD);
    }

    @Test
    void previous_endsAfterThirtyDays() {
        file().keepPending(NEW, GracePeriod.THIRTY_DAYS);
        file().promote(NEW);

        clocks.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(file().previous()).contains(OLD);
        clocks.advance(Duration.ofSeconds(1));
        assertThat(file().previous()).isEmpty();
    }

    @Test
    void plainFile_writable() {
        assertThat(file().writable()).isTrue();
    }

    @Test
    void mountedAsKubernetesDoes_readableAndNotWritable() throws IOException {
        Path version = Files.createDirectory(folder.resolve("..2026_11_23"));
        Files.move(path(), version.resolve("partner-secret"));
        Files.createSymbolicLink(folder.resolve("..data"), version.getFileName());
        Files.createSymbolicLink(path(), Path.of("..data", "partner-secret"));

        assertThat(file().read()).isEqualTo(OLD.value());
        assertThat(file().writable()).isFalse();
        Path behind = folder.resolve("..data").resolve("partner-secret");
        assertThat(new SecretFile("x-file", behind, clocks).writable()).isFalse();
    }

    @Test
    void missing_notWritable() throws IOException {
        Files.delete(path());
        assertThat(file().writable()).isFalse();
    }

    @Test
    void directoryCannotBeWritten_notWritable() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        try {
            assumeFalse(Files.isWritable(folder), "root may write everywhere");
            assertThat(file().writable()).isFalse();
            assertThatExceptionOfType(SecretFileException.class)
                    .isThrownBy(() -> file().keepPending(NEW, GracePeriod.THIRTY_DAYS))
                    .withMessageContaining("cannot be written");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void printed_noContent() {
        assertThat(file().toString()).contains("partner-secret").doesNotContain(OLD.value());
    }

    private void assertUnusable(String how) {
        assertThatExceptionOfType(SecretFileException.class)
                .isThrownBy(file()::read)
                .satisfies(e -> assertThat(e.missing()).isFalse())
                .withMessageContaining("finicity.partner-secret-file is \"" + path() + "\"")
                .withMessageContaining(how)
                .withMessageNotContaining("xxx")
                .withMessageNotContaining("gehe")
                .withNoCause();
    }

    private SecretFile file() {
        return new SecretFile("finicity.partner-secret-file", path(), clocks);
    }

    private Path path() {
        return folder.resolve("partner-secret");
    }

    private Path beside(String ending) {
        return folder.resolve("partner-secret" + ending);
    }
}
