package io.github.mpfinicity.core.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.store.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link SecretFile} and the files beside it, and makes messages of their faults.
 *
 * @param setting that names the file
 * @param shown true if messages may show the path; a name without a folder can be the secret itself
 *     in the wrong setting
 */
record SecretText(String setting, Path file, boolean shown) {
    /**
     * The longest file, in bytes. A value is one line; the vendor's longest secret has 255
     * characters.
     */
    static final int LONGEST = 64 << 10;

    /** The text of a file without its last line end; null if there is no such file. */
    @Nullable String of(Path path) {
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

    Optional<PartnerSecret> secret(Path path) {
        requireOwn(path);
        String value = of(path);
        try {
            return Optional.ofNullable(value).map(PartnerSecret::of);
        } catch (IllegalArgumentException e) {
            throw unusable(path, "holds no secret (" + e.getMessage() + ")", false);
        }
    }

    /**
     * Throws if a file beside the secret's is a link. This library writes no links, so the content
     * is not its own. If the secret's file is a link itself, as with mounted secrets, nothing is
     * written beside it.
     */
    private void requireOwn(Path path) {
        if (!path.equals(file) && Files.isSymbolicLink(path) && !Files.isSymbolicLink(file)) {
            throw unusable(path, "is a symbolic link", false);
        }
    }

    byte @Nullable [] bytes(Path path) {
        try {
            return PrivateFiles.read(path, LONGEST);
        } catch (IOException e) {
            throw unusable(path, "cannot be read (" + kind(e) + ")", false);
        }
    }

    SecretFileException unusable(Path path, String how, boolean missing) {
        return new SecretFileException(
                setting
                        + (path.equals(file) ? named() + ", which " : beside(path))
                        + how
                        + ": it must name a text file of at most "
                        + LONGEST
                        + " bytes that this user may read, with nothing but the value in it, for"
                        + " example /etc/finicity/"
                        + setting.replaceFirst("^.*\\.", "").replaceFirst("-file$", ""),
                missing);
    }

    private String named() {
        return shown
                ? " is \"" + file + "\""
                : " names a file without a folder, not shown as it may be the secret itself";
    }

    private String beside(Path path) {
        return named() + ", beside which " + (shown ? path : "a file of this library's") + " ";
    }

    /**
     * The message of a {@link FileSystemException} repeats the path, so its class is named instead.
     */
    static String kind(IOException e) {
        return e instanceof FileSystemException
                ? e.getClass().getSimpleName()
                : String.valueOf(e.getMessage());
    }
}
