package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A body whose beginning is judged as its reader reads it. The judge is asked once: when the
 * beginning is long enough, at the end of the body, where it breaks off, or when it is closed. The
 * stream reads nothing by itself. It has no marks, because bytes that are read twice would be
 * judged twice.
 */
final class WatchedBody extends InputStream {
    private final InputStream body;
    private final Consumer<byte[]> judge;
    private final ByteArrayOutputStream prefix = new ByteArrayOutputStream();
    private boolean judged;

    WatchedBody(InputStream body, Consumer<byte[]> judge) {
        this.body = body;
        this.judge = judge;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0; // Some clients' streams would wait for the next byte.
        }
        int read;
        try {
            read = body.read(into, from, length);
        } catch (IOException e) {
            judge();
            throw e;
        }
        if (read < 0) {
            judge();
        } else if (!judged) {
            prefix.write(into, from, read);
            if (prefix.size() >= ReplyReader.LONGEST_PREFIX) {
                judge();
            }
        }
        return read;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public void close() throws IOException {
        try {
            judge();
        } finally {
            body.close();
        }
    }

    private void judge() {
        if (!judged) {
            judged = true;
            judge.accept(prefix.toByteArray());
            prefix.reset();
        }
    }
}
