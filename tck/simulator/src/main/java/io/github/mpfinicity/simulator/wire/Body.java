package io.github.mpfinicity.simulator.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The body of a reply, written last. */
public interface Body {

    /**
     * {@return the announced length in bytes; 0 for no body, negative for a chunked body of unknown
     * length}
     */
    long length();

    /**
     * Writes the body, as slowly as it likes.
     *
     * @param out the connection
     * @throws IOException if the client goes away
     * @throws InterruptedException if the simulator is closed meanwhile
     */
    void writeTo(OutputStream out) throws IOException, InterruptedException;

    /** {@return all bytes, if the body writes them without a pause; empty for any other body} */
    default Optional<byte[]> bytes() {
        return Optional.empty();
    }

    /**
     * Makes a body of known bytes.
     *
     * @param bytes copied
     * @return the body
     */
    static Body of(byte[] bytes) {
        return new BytesBody(bytes.clone());
    }
}
