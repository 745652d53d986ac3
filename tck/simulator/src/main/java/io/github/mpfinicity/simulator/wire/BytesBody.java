package io.github.mpfinicity.simulator.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

final class BytesBody implements Body {

    private final byte[] bytes;

    BytesBody(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public Optional<byte[]> bytes() {
        return Optional.of(bytes.clone());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
