package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the writer of a body and the engine that sends it. The engine's stream stays open
 * until all is written, because some engines wait for the answer when their stream is closed.
 */
abstract class BodyStream extends OutputStream {
    /** A longer body is not sent again, because the second request keeps it in memory. */
    static final int LONGEST = 1 << 20;

    /** The place of the vendor's name in {@code org.glassfish.jersey}. */
    private static final int VENDOR = 3;

    final OutputStream engine;
    private final WriterInterceptorContext context;
    private boolean writing = true;
    private boolean closed;

    BodyStream(WriterInterceptorContext context) {
        this.context = context;
        this.engine = context.getOutputStream();
    }

    /**
     * True if no other stream stands between the writer and the engine. On Quarkus there can be
     * none.
     */
    static boolean isEngines(WriterInterceptorContext context, boolean quarkus) {
        return quarkus || vendor(context).equals(vendor(context.getOutputStream()));
    }

    private static String vendor(Object ofEngine) {
        String[] names = ofEngine.getClass().getName().split("\\.", VENDOR + 1);
        return String.join(".", Arrays.copyOf(names, Math.min(names.length, VENDOR)));
    }

    /**
     * Lets the engine write the body into this stream. The stream is closed at the end, because
     * some interceptors write their last bytes only then.
     */
    final void writeAll() throws IOException {
        context.setOutputStream(this);
        context.proceed();
        OutputStream outermost = context.getOutputStream();
        if (outermost != this) {
            outermost.close();
            context.setOutputStream(this);
        }
    }

    /** Gives the engine its own stream back. */
    final void release() throws IOException {
        writing = false;
        if (closed) {
            engine.close();
        }
    }

    final String contentType() {
        return BodyFingerprint.contentType(context);
    }

    @Override
    public final void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public final void close() throws IOException {
        closed = true;
        if (writing) {
            closedByWriter();
        } else {
            engine.close();
        }
    }

    /** The writer closed its stream. The body may be complete, or more may come. */
    abstract void closedByWriter() throws IOException;

    /** Passes every byte on and takes the fingerprint. */
    static final class Passing extends BodyStream {
        private final MessageDigest seen = BodyFingerprint.newDigest();
        private long length;

        Passing(WriterInterceptorContext context) {
            super(context);
        }

        /** Null if the body is too long to be sent again. */
        @Nullable BodyFingerprint fingerprint(String kind) {
            return length > LONGEST ? null : BodyFingerprint.of(kind, contentType(), length, seen);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            engine.write(from, offset, count);
            length += count;
            if (length <= LONGEST) {
                seen.update(from, offset, count);
            }
        }

        @Override
        public void flush() throws IOException {
            engine.flush();
        }

        @Override
        void closedByWriter() {}
    }

    /** Keeps every byte until the whole body has the required fingerprint. */
    static final class Held extends BodyStream {
        private final BodyFingerprint required;
        private final byte[] bytes;
        private int length;
        private boolean passed;

        Held(WriterInterceptorContext context, BodyFingerprint required) {
            super(context);
            this.required = required;
            this.bytes = new byte[Math.toIntExact(required.length())];
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            if (count > bytes.length - length) {
                throw new IOException("other bytes than those of the first request");
            }
            System.arraycopy(from, offset, bytes, length, count);
            length += count;
        }

        @Override
        public void flush() throws IOException {
            if (passed) {
                engine.flush();
            }
        }

        /**
         * Quarkus sends the bytes that are there when its stream is closed, and none that come
         * later.
         */
        @Override
        void closedByWriter() throws IOException {
            if (!passed && isSame()) {
                pass();
            }
        }

        /** Throws before the engine has a byte if the body differs from the first one. */
        void requireSame() throws IOException {
            if (!isSame()) {
                throw new IOException("other bytes than those of the first request");
            }
            if (!passed) {
                pass();
            }
        }

        private void pass() throws IOException {
            passed = true;
            engine.write(bytes, 0, length);
        }

        private boolean isSame() {
            MessageDigest seen = BodyFingerprint.newDigest();
            seen.update(bytes, 0, length);
            return required.equals(
                    BodyFingerprint.of(required.kind(), contentType(), length, seen));
        }
    }
}
