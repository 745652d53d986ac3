package io.github.mpfinicity.simulator.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.mpfinicity.simulator.wire.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A body with one huge token, never held in memory as a whole. */
record HugeBody(int mebibytes) implements Body {

    private static final int CHUNK = 8 * 1024;
    private static final int CHUNKS_PER_MEBIBYTE = 128;
    private static final byte[] HEAD = "{\"token\":\"".getBytes(US_ASCII);
    private static final byte[] TAIL = "\"}".getBytes(US_ASCII);

    HugeBody {
        if (mebibytes < 1) {
            throw new IllegalArgumentException("mebibytes must be positive: " + mebibytes);
        }
    }

    @Override
    public long length() {
        return HEAD.length + (long) chunks() * CHUNK + TAIL.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        var chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) 'a');
        out.write(HEAD);
        for (int i = 0; i < chunks(); i++) {
            out.write(chunk);
        }
        out.write(TAIL);
    }

    private int chunks() {
        return mebibytes * CHUNKS_PER_MEBIBYTE;
    }
}
