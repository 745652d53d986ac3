package io.github.mpfinicity.core.credentials;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.core.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a {@link SecretFile} on the disk. Their order allows a crash after each: the
 * present and the pending file then hold either the state before or the state at the end.
 */
record SecretFileOperations(Path file) {
    /** One operation. It happens wholly or not at all, apart from a draft that nobody reads. */
    @FunctionalInterface
    interface Operation {
        void run() throws IOException;
    }

    Path pending() {
        return beside(".pending");
    }

    Path previous() {
        return beside(".previous");
    }

    /** Its presence says that the pending secret's change has no grace period. */
    Path atOnce() {
        return beside(".pending-at-once");
    }

    boolean isAtOnce() {
        return Files.exists(atOnce(), LinkOption.NOFOLLOW_LINKS);
    }

    /** The grace period is written first, so that no pending secret lacks it. */
    List<Operation> keeping(byte[] next, GracePeriod grace) {
        Path draft = PrivateFiles.draft(pending());
        return List.of(
                grace == GracePeriod.NONE ? markAtOnce() : () -> PrivateFiles.delete(atOnce()),
                () -> PrivateFiles.write(draft, next),
                () -> PrivateFiles.move(draft, pending(), file));
    }

    Operation markAtOnce() {
        return () -> PrivateFiles.mark(atOnce());
    }

    /** The pending file becomes the present one, and nothing is left of any other. */
    List<Operation> replacement() {
        return List.of(
                () -> PrivateFiles.delete(PrivateFiles.draft(previous())),
                () -> PrivateFiles.delete(previous()),
                () -> PrivateFiles.move(pending(), file),
                () -> PrivateFiles.delete(atOnce()));
    }

    /**
     * The pending file becomes the present one.
     *
     * @param former content of the present one; null if it is missing
     * @param now the time of the change, for which the former one's modification time stands
     */
    List<Operation> promotion(byte @Nullable [] former, Instant now) {
        Operation promote = () -> PrivateFiles.move(pending(), file);
        if (former == null) {
            return List.of(promote);
        }
        Path draft = PrivateFiles.draft(previous());
        return List.of(
                () -> PrivateFiles.write(draft, former),
                () -> Files.setLastModifiedTime(draft, FileTime.from(now)),
                () -> PrivateFiles.move(draft, previous(), file),
                promote);
    }

    List<Operation> discarding() {
        return List.of(() -> PrivateFiles.delete(pending()), () -> PrivateFiles.delete(atOnce()));
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
