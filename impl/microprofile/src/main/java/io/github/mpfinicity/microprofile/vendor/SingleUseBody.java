package io.github.mpfinicity.microprofile.vendor;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A body for one connection. The client asks for the body when it has a connection, and asks again
 * if it sends the request again. The second request gets no body. Safe for any thread.
 */
final class SingleUseBody implements HttpRequest.BodyPublisher {
    private final HttpRequest.BodyPublisher bytes;
    private final BooleanSupplier allowed;
    private final AtomicBoolean gone = new AtomicBoolean();

    /**
     * Keeps a body.
     *
     * @param allowed asked before the body is handed over
     */
    SingleUseBody(byte[] body, BooleanSupplier allowed) {
        this.bytes = HttpRequest.BodyPublishers.ofByteArray(body);
        this.allowed = allowed;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        if (gone.compareAndSet(false, true) && allowed.getAsBoolean()) {
            bytes.subscribe(connection);
        } else {
            connection.onSubscribe(new Nothing());
            connection.onError(new IOException("an authentication is sent once"));
        }
    }

    /** A subscription, which has to come before an error. */
    private static final class Nothing implements Flow.Subscription {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
