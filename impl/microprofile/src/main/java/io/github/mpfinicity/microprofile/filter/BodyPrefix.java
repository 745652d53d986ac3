package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.endpoint.ReplyReader;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of a body and puts it back: whoever comes next still reads all of it. */
final class BodyPrefix {
    private static final int CHUNK = 4096;

    /** A body that comes in smaller pieces than any server sends keeps nobody waiting for all. */
    private static final int MOST_READS = 64;

    private BodyPrefix() {}

    /**
     * Judges the beginning once: at once if it is short or here already, as on Quarkus, else when
     * the reader has come so far.
     */
    static void judge(ClientResponseContext response, Consumer<byte[]> judge) {
        InputStream body = response.getEntityStream();
        if (body == null
                || body instanceof ByteArrayInputStream
                || isShort(response.getHeaderString(HttpHeaders.CONTENT_LENGTH))) {
            judge.accept(peek(response));
        } else {
            response.setEntityStream(new WatchedBody(body, judge));
        }
    }

    /** Whether the server has said how long it is, and that is not long. */
    private static boolean isShort(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length.strip()) <= ReplyReader.LONGEST_PREFIX;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Waits until so much has come, or all. */
    static byte[] peek(ClientResponseContext response) {
        // Not hasEntity(): to RESTEasy, a body without a content type is none.
        InputStream body = response.getEntityStream();
        if (body == null) {
            return new byte[0];
        }
        var prefix = new ByteArrayOutputStream();
        InputStream rest = body;
        try {
            read(body, prefix);
        } catch (IOException e) {
            rest = new Broken(body, e);
        }
        byte[] bytes = prefix.toByteArray();
        if (bytes.length > 0 || rest != body) {
            response.setEntityStream(
                    new SequenceInputStream(new ByteArrayInputStream(bytes), rest));
        }
        return bytes;
    }

    private static void read(InputStream from, ByteArrayOutputStream into) throws IOException {
        var chunk = new byte[CHUNK];
        int reads = 0;
        int length = 0;
        while (length >= 0 && into.size() < ReplyReader.LONGEST_PREFIX && reads < MOST_READS) {
            reads++;
            length = from.read(chunk);
            into.write(chunk, 0, Math.max(0, length));
        }
    }

    /** A body that broke off does so again for the reader whose business that is. */
    private static final class Broken extends InputStream {
        private final InputStream body;
        private final IOException why;

        Broken(InputStream body, IOException why) {
            this.body = body;
            this.why = why;
        }

        @Override
        public int read() throws IOException {
            throw why;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            throw why;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
