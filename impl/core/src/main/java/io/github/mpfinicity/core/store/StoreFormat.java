package io.github.mpfinicity.core.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Texts by key as the bytes of a file: a header with the version and the number of lines, then
 * {@code key checksum text} for each. The number shows that a line is missing. The checksum finds
 * damage, not malice: a writer of the file can also make a checksum.
 */
final class StoreFormat {
    private static final int VERSION = 1;
    private static final String NAME = "mp-finicity-store";
    private static final Pattern HEADER = Pattern.compile(NAME + " ([1-9][0-9]{0,8})(?: .*)?");

    private static final byte[] MARK = (NAME + ' ').getBytes(StandardCharsets.UTF_8);

    /** The number of bytes that show whether a file is of this format. */
    static final int HEAD = MARK.length;

    private StoreFormat() {}

    static byte[] write(SortedMap<String, String> texts) {
        var all = new StringBuilder();
        all.append(NAME).append(' ').append(VERSION).append(' ').append(texts.size()).append('\n');
        for (Map.Entry<String, String> each : texts.entrySet()) {
            String key = each.getKey();
            String text = each.getValue();
            String sum = checksum((key + ' ' + text).getBytes(StandardCharsets.UTF_8));
            all.append(key).append(' ').append(sum).append(' ').append(text).append('\n');
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads texts. Null if {@link #write} would not make exactly these bytes of them.
     *
     * @param name of the file, for people
     * @throws BrokenStoreException if a later version of this library wrote them
     */
    static @Nullable SortedMap<String, String> read(String name, byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        requireKnown(name, lines[0]);
        SortedMap<String, String> texts = new TreeMap<>();
        for (int i = 1; i < lines.length - 1; i++) {
            String[] parts = lines[i].split(" ", 3);
            if (parts.length != 3) {
                return null;
            }
            texts.put(parts[0], parts[2]);
        }
        return Arrays.equals(write(texts), bytes) ? texts : null;
    }

    /**
     * True if a file with this beginning may be of this format, damaged or not. An empty file may
     * be.
     *
     * @param head at least the first {@link #HEAD} bytes, or all there are
     */
    static boolean isOurs(byte[] head) {
        int length = Math.min(head.length, HEAD);
        return Arrays.equals(head, 0, length, MARK, 0, length);
    }

    static String checksum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static void requireKnown(String name, String header) {
        Matcher matcher = HEADER.matcher(header);
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) > VERSION) {
            throw new BrokenStoreException(
                    name
                            + " was written by a newer version of this library (format "
                            + matcher.group(1)
                            + "): update this one");
        }
    }
}
