package io.github.mpfinicity.simulator.recording;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;

/** A request's body, up to a limit. */
public final class RecordedBody {

    /** The longest body that is kept whole; only the beginning of a longer one is kept. */
    public static final int LIMIT = 1024 * 1024;

    // A client that is still writing when it is rejected sees a reset instead of the rejection.
    private static final int READ_AND_FORGOTTEN = 16 * LIMIT;

    private static final int BUFFER = 16 * 1024;

    private final byte[] bytes;
    private final boolean truncated;

    private RecordedBody(byte[] bytes, boolean truncated) {
        this.bytes = requireNonNull(bytes, "bytes");
        this.truncated = truncated;
    }

    /**
     * Reads a body to its end, or to a bound well past the limit.
     *
     * @param in the source of the body; it is not closed
     * @return the body, or its beginning
     * @throws IOException if the client goes away
     */
    public static RecordedBody read(InputStream in) throws IOException {
        var bytes = in.readNBytes(LIMIT);
        return new RecordedBody(bytes, forget(in));
    }

    // Reads the rest. It does not call skip: the JDK's server would skip into the next request.
    private static boolean forget(InputStream in) throws IOException {
        var buffer = new byte[BUFFER];
        var forgotten = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            forgotten += count;
            if (forgotten > READ_AND_FORGOTTEN) {
                break;
            }
        }
        return forgotten > 0;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean truncated() {
        return truncated;
    }
}
