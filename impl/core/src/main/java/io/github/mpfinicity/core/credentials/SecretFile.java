package io.github.mpfinicity.core.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.store.PrivateFiles;
import io.github.mpfinicity.core.time.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A value in a file of its own. Beside a partner secret, {@code .pending} holds the new secret of a
 * change, and {@code .previous} holds the secret before the last change. An empty {@code
 * .pending-at-once} says that the change has no grace period. Only this user may read these files,
 * and the secret itself after a change. Each call reads the file anew. Safe for any thread, with
 * one writer at a time.
 *
 * <p>A line end at the end is not part of the value, because tools add one.
 */
public final class SecretFile {
    /** The vendor may accept the former secret for so long (specification, PUT). */
    private static final Duration GRACE = Duration.ofDays(30);

    private final Path file;
    private final Clocks clocks;
    private final SecretText text;

    /**
     * Creates the object. Nothing is read yet.
     *
     * @param setting that names the file, for messages
     */
    public SecretFile(String setting, Path file, Clocks clocks) {
        this.file = file.toAbsolutePath();
        this.clocks = clocks;
        this.text = new SecretText(setting, this.file, PrivateFiles.inFolder(file));
    }

    /**
     * The value.
     *
     * @throws SecretFileException if the file is missing or cannot be used
     */
    public String read() {
        String value = text.of(file);
        if (value == null) {
            throw text.unusable(file, "does not exist", true);
        }
        return value;
    }

    /**
     * True if another file can take the place of this one. That is impossible for a symbolic link
     * (Kubernetes mounts secrets as links) and for a file that is mounted by itself.
     */
    public boolean writable() {
        try {
            Path folder = file.resolveSibling("");
            return file.normalize().equals(file.toRealPath())
                    && Files.isRegularFile(file)
                    && Files.isWritable(folder)
                    && device(file).equals(device(folder));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The new secret of a change that is not settled.
     *
     * @throws SecretFileException if its file is there and cannot be used
     */
    public Optional<PartnerSecret> pending() {
        return text.secret(operations().pending());
    }

    /**
     * The secret before the last change, for 30 days from that change on.
     *
     * @throws SecretFileException if its file is there and cannot be used
     */
    public Optional<PartnerSecret> previous() {
        Path previous = operations().previous();
        return text.secret(previous)
                .filter(former -> young(previous) && !former.value().equals(read()));
    }

    /**
     * Keeps a secret as pending.
     *
     * @param grace kept with the secret; after {@link GracePeriod#NONE} the present secret is not
     *     kept as the previous one
     * @throws SecretFileException if it cannot be kept, or another one is pending
     */
    public void keepPending(PartnerSecret next, GracePeriod grace) {
        Path pending = operations().pending();
        Optional<PartnerSecret> present = pending();
        if (present.isEmpty()) {
            carryOut(pending, operations().keeping(next.value().getBytes(UTF_8), grace));
        } else if (!present.get().equals(next)) {
            throw text.unusable(
                    pending, "holds another secret, of a change that is not settled", false);
        } else if (grace == GracePeriod.NONE) {
            // The first request had a grace period. The later one has none and wins.
            carryOut(pending, List.of(operations().markAtOnce()));
        }
    }

    /**
     * Puts the pending secret in the present one's place. Does nothing if another or none is
     * pending.
     *
     * @throws SecretFileException if that is not possible
     */
    public void promote(PartnerSecret accepted) {
        if (pending().filter(accepted::equals).isPresent()) {
            SecretFileOperations operations = operations();
            if (operations.isAtOnce()) {
                carryOut(file, operations.replacement());
            } else {
                carryOut(file, operations.promotion(text.bytes(file), clocks.now().wall()));
            }
        }
    }

    /**
     * Forgets the pending secret. Does nothing if another or none is pending.
     *
     * @throws SecretFileException if that is not possible
     */
    public void discard(PartnerSecret refused) {
        if (pending().filter(refused::equals).isPresent()) {
            carryOut(operations().pending(), operations().discarding());
        }
    }

    @Override
    public String toString() {
        return "SecretFile[" + file + "]";
    }

    private SecretFileOperations operations() {
        return new SecretFileOperations(file);
    }

    private void carryOut(Path path, Iterable<SecretFileOperations.Operation> operations) {
        try {
            for (SecretFileOperations.Operation each : operations) {
                each.run();
            }
        } catch (IOException e) {
            throw text.unusable(path, "cannot be written (" + SecretText.kind(e) + ")", false);
        }
    }

    private boolean young(Path path) {
        try {
            Instant changed = Files.getLastModifiedTime(path).toInstant();
            return clocks.now().wall().isBefore(changed.plus(GRACE));
        } catch (IOException e) {
            throw text.unusable(path, "cannot be read (" + SecretText.kind(e) + ")", false);
        }
    }

    /** A file that is mounted by itself cannot be replaced, even in a writable directory. */
    private static Object device(Path path) throws IOException {
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        return unix ? Files.getAttribute(path, "unix:dev") : "the same";
    }
}
