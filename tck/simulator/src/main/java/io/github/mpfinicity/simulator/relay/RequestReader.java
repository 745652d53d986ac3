package io.github.mpfinicity.simulator.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** Cuts a client's bytes into HTTP/1.1 requests without changing any. One thread may use it. */
final class RequestReader {

    private static final int LIMIT = 32 * 1024 * 1024;

    private final InputStream in;
    private ByteArrayOutputStream message = new ByteArrayOutputStream();

    RequestReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Waits for the first byte of a request; false at the end of the connection. */
    boolean awaitRequest() throws IOException {
        in.mark(1);
        var first = in.read();
        in.reset();
        return first >= 0;
    }

    /** Reads one request, head and body, as it came. */
    byte[] read() throws IOException {
        message = new ByteArrayOutputStream();
        var length = 0;
        var chunked = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            length = value(line, "content-length:").map(Integer::parseInt).orElse(length);
            chunked |= value(line, "transfer-encoding:").filter("chunked"::equals).isPresent();
        }
        if (chunked) {
            chunks();
        } else {
            copy(length);
        }
        return message.toByteArray();
    }

    private static Optional<String> value(String line, String header) {
        var lower = line.toLowerCase(Locale.ROOT);
        return lower.startsWith(header)
                ? Optional.of(lower.substring(header.length()).strip())
                : Optional.empty();
    }

    private void chunks() throws IOException {
        int size;
        do {
            size = Integer.parseInt(line().split(";", -1)[0].strip(), 16);
            copy(size);
            // This reads the end of a chunk's line, or the (unused) trailer after the last chunk.
            line();
        } while (size > 0);
    }

    private void copy(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the client went away");
        }
        message.write(bytes);
        checkLimit();
    }

    /** Reads a line without its end; the end is copied nevertheless. */
    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the client went away");
            }
            line.write(next);
            message.write(next);
            checkLimit();
        }
        message.write('\n');
        return line.toString(ISO_8859_1).strip();
    }

    private void checkLimit() throws IOException {
        if (message.size() > LIMIT) {
            throw new IOException("the request has more than " + LIMIT + " bytes");
        }
    }
}
