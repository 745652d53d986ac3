import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives the entries of a folder's jars the modes they have with umask 022. Maven's archiver takes away what that
 * forbids, but adds nothing that a stricter umask has forbidden: the jars of two people differed.
 */
public final class JarModes {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int FILE = 0100644 << 16;
    private static final int FOLDER = 040755 << 16 | 0x10;

    private JarModes() {}

    /** Of the one folder that is named. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path jar : jars) {
                    byte[] bytes = Files.readAllBytes(jar);
                    unify(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), jar);
                    Files.write(jar, bytes);
                }
            }
        }
    }

    private static void unify(ByteBuffer zip, Path jar) throws IOException {
        int end = zip.limit() - END_LENGTH;
        while (end >= 0 && zip.getInt(end) != END) {
            end--;
        }
        int entries = end < 0 ? 0 : Short.toUnsignedInt(zip.getShort(end + 10));
        int at = end < 0 ? 0 : zip.getInt(end + 16);
        for (int i = 0; i < entries; i++) {
            if (zip.getInt(at) != ENTRY) {
                throw new IOException("no entry at " + at + " of " + jar);
            }
            int name = Short.toUnsignedInt(zip.getShort(at + 28));
            boolean folder = zip.get(at + ENTRY_LENGTH + name - 1) == '/';
            zip.putInt(at + 38, folder ? FOLDER : FILE);
            int extra = Short.toUnsignedInt(zip.getShort(at + 30));
            int comment = Short.toUnsignedInt(zip.getShort(at + 32));
            at += ENTRY_LENGTH + name + extra + comment;
        }
    }
}
