package io.github.mpfinicity.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Clocks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value in a file of its own. Beside a partner secret, {@code .pending} keeps the one that a
 * change wants to put in its place, and {@code .previous} the one before. Both are for this user
 * only, and so is the secret itself after a change. Reads anew each time; safe for any thread, with
 * one writer at a time.
 *
 * <p>One line end at the end is not part of the value: tools add it.
 */
public final class SecretFile {
    /** In bytes. A value is a line; the vendor's longest secret has 255 characters. */
    static final int LONGEST = 64 << 10;

    /** For so long the vendor may go on using the secret before (specification, PUT). */
    private static final Duration GRACE = Duration.ofDays(30);

    private final String setting;
    private final Path file;
    private final Clocks clocks;

    /**
     * Nothing is read yet.
     *
     * @param setting that names the file, for messages
     */
    public SecretFile(String setting, Path file, Clocks clocks) {
        this.setting = setting;
        this.file = file.toAbsolutePath();
        this.clocks = clocks;
    }

    /**
     * The value.
     *
     * @throws SecretFileException if the file is missing or cannot be used
     */
    public String read() {
        String value = value(file);
        if (value == null) {
            throw unusable(file, "does not exist", true);
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
        return secret(operations().pending());
    }

    /**
     * The secret before, for 30 days from the change on.
     *
     * @throws SecretFileException if its file is there and cannot be used
     */
    public Optional<PartnerSecret> previous() {
        Path previous = operations().previous();
        return secret(previous).filter(former -> young(previous) && !former.value().equals(read()));
    }

    /**
     * Keeps a secret as pending.
     *
     * @throws SecretFileException if it cannot be kept, or another one is pending
     */
    public void keepPending(PartnerSecret next) {
        Path pending = operations().pending();
        Optional<PartnerSecret> present = pending();
        if (present.isEmpty()) {
            carryOut(pending, operations().keeping(next.value().getBytes(UTF_8)));
        } else if (!present.get().equals(next)) {
            throw unusable(pending, "holds another secret, of a change that is not settled", false);
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
            byte[] former = bytes(file);
            Instant now = clocks.now().wall();
            carryOut(file, operations().promotion(former, now));
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
            throw unusable(path, "cannot be written (" + kind(e) + ")", false);
        }
    }

    private Optional<PartnerSecret> secret(Path path) {
        String value = value(path);
        try {
            return Optional.ofNullable(value).map(PartnerSecret::of);
        } catch (IllegalArgumentException e) {
            throw unusable(path, "holds no secret (" + e.getMessage() + ")", false);
        }
    }

    private @Nullable String value(Path path) {
        byte[] bytes = bytes(path);
        if (bytes == null) {
            return null;
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.replaceFirst("\r?\n\\z", "");
        } catch (CharacterCodingException e) {
            throw unusable(path, "is not text in UTF-8", false);
        }
    }

    private byte @Nullable [] bytes(Path path) {
        try {
            return OwnerFiles.read(path, LONGEST);
        } catch (IOException e) {
            throw unusable(path, "cannot be read (" + kind(e) + ")", false);
        }
    }

    private boolean young(Path path) {
        try {
            Instant changed = Files.getLastModifiedTime(path).toInstant();
            return clocks.now().wall().isBefore(changed.plus(GRACE));
        } catch (IOException e) {
            throw unusable(path, "cannot be read (" + kind(e) + ")", false);
        }
    }

    /** A file that is mounted by itself cannot be replaced, though its directory may be written. */
    private static Object device(Path path) throws IOException {
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        return unix ? Files.getAttribute(path, "unix:dev") : "the same";
    }

    /** The message of a file system's own exception is the path again. */
    private static String kind(IOException e) {
        return e instanceof FileSystemException
                ? e.getClass().getSimpleName()
                : String.valueOf(e.getMessage());
    }

    private SecretFileException unusable(Path path, String how, boolean missing) {
        String beside = path.equals(file) ? "" : ", beside which " + path;
        return new SecretFileException(
                setting
                        + " is \""
                        + file
                        + "\""
                        + (beside.isEmpty() ? ", which " : beside + " ")
                        + how
                        + ": it must name a text file of at most "
                        + LONGEST
                        + " bytes that this user may read, with nothing but the value in it, for"
                        + " example /etc/finicity/"
                        + setting.replaceFirst("^.*\\.", "").replaceFirst("-file$", ""),
                missing);
    }
}
