package io.github.mpfinicity.microprofile.vendor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the beginning of a compressed body. Only this library uses the result: readers of the
 * body get it as it came. The result has at most {@link ReplyReader#LONGEST_PREFIX} bytes, however
 * long the decoded body is.
 */
public final class ContentEncoding {
    private static final int CHUNK = 4096;
    private static final int GZIP_BEGINS = 0x1f;

    private ContentEncoding() {}

    /**
     * Decodes the beginning of a body; of a damaged or incomplete body as much as possible.
     *
     * @param encoding the header; null if there is none
     * @return an empty array if the encoding is not known
     */
    public static byte[] decoded(byte[] prefix, @Nullable String encoding) {
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> prefix;
            case "gzip", "x-gzip" -> unzipped(prefix);
            case "deflate" -> inflated(prefix);
            default -> new byte[0];
        };
    }

    /**
     * Undoes gzip. Returns the bytes as they are if they are not in gzip form, because some clients
     * decode the body and leave the header.
     */
    private static byte[] unzipped(byte[] prefix) {
        return prefix.length > 0 && prefix[0] == GZIP_BEGINS
                ? read(prefix, GZIPInputStream::new)
                : prefix;
    }

    /** Undoes deflate, also without the zlib frame, which many servers leave out. */
    private static byte[] inflated(byte[] prefix) {
        byte[] framed = read(prefix, InflaterInputStream::new);
        if (framed.length > 0) {
            return framed;
        }
        var inflater = new Inflater(true);
        try {
            return read(prefix, in -> new InflaterInputStream(in, inflater));
        } finally {
            inflater.end();
        }
    }

    private static byte[] read(byte[] prefix, Decoder decoder) {
        var plain = new ByteArrayOutputStream();
        try (InputStream in = decoder.of(new ByteArrayInputStream(prefix))) {
            var chunk = new byte[CHUNK];
            int length = in.read(chunk);
            while (length >= 0 && plain.size() < ReplyReader.LONGEST_PREFIX) {
                plain.write(chunk, 0, Math.min(length, ReplyReader.LONGEST_PREFIX - plain.size()));
                length = in.read(chunk);
            }
        } catch (IOException e) {
            // The body is damaged or cut off. The bytes before that are kept.
        }
        return plain.toByteArray();
    }

    /** A stream that decodes another. */
    @FunctionalInterface
    private interface Decoder {
        InputStream of(InputStream encoded) throws IOException;
    }
}
