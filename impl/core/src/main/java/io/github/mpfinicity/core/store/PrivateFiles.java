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
 * Files that only this process's user may read or write, from the moment they exist. Where the file
 * system knows no POSIX permissions, they are what its directory makes them.
 */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY =
            PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** A directory that is there already is left as it is. */
    static void createDirectories(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, attributes(path, DIRECTORY));
        }
    }

    static FileChannel open(Path path, OpenOption... options) throws IOException {
        return FileChannel.open(path, Set.of(options), attributes(path, FILE));
    }

    /**
     * Null if there is no such file.
     *
     * @param longest in bytes; what is longer is none of ours
     */
    public static byte @Nullable [] read(Path path, int longest) throws IOException {
        byte[] bytes = head(path, longest + 1);
        if (bytes != null && bytes.length > longest) {
            throw new IOException("longer than " + longest + " bytes");
        }
        return bytes;
    }

    /**
     * What a file begins with; null if there is no such file.
     *
     * @param most in bytes
     */
    static byte @Nullable [] head(Path path, int most) throws IOException {
        try {
            // First, for opening a pipe would wait for whoever writes to it.
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

    /** Others see the old bytes or the new ones, also after a crash. One writer at a time. */
    static void replace(Path path, byte[] bytes) throws IOException {
        Path next = draft(path);
        write(next, bytes);
        move(next, path);
    }

    /** Where the next content of a file is written before it takes the file's place. */
    public static Path draft(Path path) {
        return path.resolveSibling(path.getFileName() + ".tmp");
    }

    /** A new file, on the disk when this returns. A crash may leave a part of it. */
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

    /** Takes the other's place, wholly or not at all. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        forceDirectoryOf(to);
    }

    /** What is not there is left as it is. */
    public static void delete(Path path) throws IOException {
        if (Files.deleteIfExists(path)) {
            forceDirectoryOf(path);
        }
    }

    /**
     * Takes away what others may do with a file.
     *
     * @return whether there was something to take away
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
            // Not every system lets a directory be opened.
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
