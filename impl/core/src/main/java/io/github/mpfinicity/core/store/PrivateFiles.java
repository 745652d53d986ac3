package io.github.mpfinicity.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that only this process's user may read or write, from their creation on. On a file system
 * without POSIX permissions the directory decides.
 */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY =
            PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** True if a path names a folder. A name without one can be a secret in the wrong setting. */
    public static boolean inFolder(Path path) {
        return path.isAbsolute() || path.getNameCount() > 1;
    }

    /** Leaves an existing directory unchanged. */
    static void createDirectories(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, attributes(path, DIRECTORY));
        }
    }

    static FileChannel open(Path path, OpenOption... options) throws IOException {
        return FileChannel.open(path, Set.of(options), attributes(path, FILE));
    }

    /**
     * The content of a file; null if there is no such file.
     *
     * @param longest size in bytes that is read; a longer file is an error
     */
    public static byte @Nullable [] read(Path path, int longest) throws IOException {
        byte[] bytes = head(path, longest + 1);
        if (bytes != null && bytes.length > longest) {
            throw new IOException("longer than " + longest + " bytes");
        }
        return bytes;
    }

    /**
     * The first bytes of a file; null if there is no such file.
     *
     * @param most in bytes
     */
    static byte @Nullable [] head(Path path, int most) throws IOException {
        try {
            // Before the file is opened, because opening a pipe would wait for a writer.
            if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
                throw new IOException("not a regular file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(most);
            }
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Replaces a file as a whole. Readers see the old bytes or the new ones, also after a crash.
     * One writer at a time.
     */
    static void replace(Path path, byte[] bytes) throws IOException {
        Path next = draft(path);
        write(next, bytes);
        move(next, path);
    }

    /** The path of the draft that takes a file's place once it is written. */
    public static Path draft(Path path) {
        return path.resolveSibling(path.getFileName() + ".tmp");
    }

    /** Writes a new file, and forces it to the disk. A crash may leave a part of it. */
    public static void write(Path path, byte[] bytes) throws IOException {
        Files.deleteIfExists(path);
        try (FileChannel channel =
                open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Makes sure that there is such a file, which may be empty, also after a crash. */
    public static void mark(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            write(path, new byte[0]);
        }
        forceDirectoryOf(path);
    }

    /** Moves a file to another's place, wholly or not at all. It keeps the owner of that one. */
    public static void move(Path from, Path to) throws IOException {
        move(from, to, to);
    }

    /** Moves a file, wholly or not at all, which gets the owner of a third one. */
    public static void move(Path from, Path to, Path owned) throws IOException {
        setOwner(from, owned);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        forceDirectoryOf(to);
    }

    /** A process of root must not shut the service out of its own file. */
    private static void setOwner(Path file, Path owned) {
        try {
            if (posix(owned) && !Files.getOwner(owned).equals(Files.getOwner(file))) {
                Files.setOwner(file, Files.getOwner(owned));
            }
        } catch (IOException e) {
            // There is no such file yet, or this user cannot give a file away.
        }
    }

    /** Deletes a file, if there is one. */
    public static void delete(Path path) throws IOException {
        if (Files.deleteIfExists(path)) {
            forceDirectoryOf(path);
        }
    }

    /**
     * Takes away the rights of other users.
     *
     * @return true if other users had rights
     */
    static boolean tighten(Path path) throws IOException {
        if (!posix(path) || FILE.containsAll(Files.getPosixFilePermissions(path))) {
            return false;
        }
        Files.setPosixFilePermissions(path, FILE);
        return true;
    }

    private static void forceDirectoryOf(Path path) throws IOException {
        FileChannel directory;
        try {
            directory = FileChannel.open(path.resolveSibling(""), StandardOpenOption.READ);
        } catch (IOException e) {
            // Some systems cannot open a directory.
            return;
        }
        try (directory) {
            directory.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
