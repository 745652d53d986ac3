package io.github.mpfinicity.core.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A value in a file of its own. Beside a partner secret, {@code .pending} keeps the one that a
 * change wants to put in its place, and {@code .previous} the one before. An empty {@code
 * .pending-at-once} says that the change has no grace period. All are for this user only, and so is
 * the secret itself after a change. Reads anew each time; safe for any thread, with one writer at a
 * time.
 *
 * <p>One line end at the end is not part of the value: tools add it.
 */
public final class SecretFile {
    /** For so long the vendor may go on using the secret before (specification, PUT). */
    private static final Duration GRACE = Duration.ofDays(30);

    private final Path file;
    private final Clocks clocks;
    private final SecretText text;

    /**
     * Nothing is read yet.
     *
     * @param setting that names the file, for messages
     */
    public SecretFile(String setting, Path file, Clocks clocks) {
        this.file = file.toAbsolutePath();
        this.clocks = clocks;
        boolean shown = file.isAbsolute() || file.getNameCount() > 1;
        this.text = new SecretText(setting, this.file, shown);
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
     * Whether another file can take the place of this one. Not that of a link, of whatever lies
     * behind one, as Kubernetes mounts secrets, or of a single mounted file.
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
     * The secret that a change wants to put in the present one's place.
     *
     * @throws SecretFileException if its file is there and cannot be used
     */
    public Optional<PartnerSecret> pending() {
        return text.secret(operations().pending());
    }

    /**
     * The secret before, for 30 days from the change on.
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
     * @param grace remembered with it: after {@link GracePeriod#NONE} the present secret is not
     *     kept as the one before
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
            // Asked for once, it holds.
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

    /** A file that is mounted by itself cannot be replaced, though its directory may be written. */
    private static Object device(Path path) throws IOException {
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        return unix ? Files.getAttribute(path, "unix:dev") : "the same";
    }
}
