package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request of a call. The body of the first request is read as it leaves. The body
 * of the second request leaves only if it is the same.
 */
final class SentBody {
    /**
     * The fingerprint that this body must have; null for the first request, whose body may be any.
     */
    private final @Nullable BodyFingerprint required;

    private volatile @Nullable QuarkusRequest quarkus;

    /**
     * The kind of the body. Null if the engine is not known: then the body is not read, and the
     * call is not sent again.
     */
    private volatile @Nullable String kind;

    private volatile @Nullable BodyFingerprint seen;
    private volatile boolean written;
    private volatile boolean stopped;

    SentBody(@Nullable BodyFingerprint required) {
        this.required = required;
    }

    /**
     * Registers the observer of bodies as an instance, for the same reason as {@link OriginGuard}.
     */
    static void register(Class<?> api, RestClientBuilder builder) {
        var contracts = new HashMap<Class<?>, Integer>();
        contracts.put(ClientRequestFilter.class, Integer.MAX_VALUE);
        if (!QuarkusRequest.streams(api, builder)) {
            contracts.put(WriterInterceptor.class, Integer.MIN_VALUE);
        }
        builder.register(new Watch(), contracts);
    }

    /**
     * The fingerprint of the body. Null until the body was written, and for ever if the engine
     * shows the body to no interceptor.
     */
    @Nullable BodyFingerprint seen() {
        return seen;
    }

    /** True if the request was given up because its body differed. */
    boolean stopped() {
        return stopped;
    }

    private void starts(ClientRequestContext request) throws IOException {
        try {
            quarkus = QuarkusRequest.of(request);
            boolean known = request.getEntity() == null || !inParts(request);
            kind = known ? BodyFingerprint.kindOf(request) : null;
        } catch (ReflectiveOperationException e) {
            return;
        }
        if (required != null && !required.kind().equals(kind)) {
            stopped = true;
            throw notSent(null);
        }
        if (BodyFingerprint.NOTHING.equals(kind)) {
            seen = BodyFingerprint.NONE;
        }
    }

    /**
     * True for a multipart body. Its boundary differs each time, and Quarkus shows an interceptor
     * only some of its parts.
     */
    private static boolean inParts(ClientRequestContext request) {
        MediaType type = request.getMediaType();
        return type != null && type.getType().equalsIgnoreCase("multipart");
    }

    /**
     * Reads the whole body or nothing. An engine may write the body in parts, and a filter may have
     * put a stream that changes the bytes around the engine's stream.
     */
    private void write(WriterInterceptorContext context) throws IOException {
        boolean whole = !written && BodyStream.isEngines(context, quarkus != null);
        String sent = whole ? kind : null;
        written = true;
        seen = null;
        if (required != null) {
            writeSame(context, whole ? required : BodyFingerprint.NONE);
        } else if (sent == null) {
            context.proceed();
        } else {
            var body = new BodyStream.Passing(context);
            body.writeAll();
            seen = body.fingerprint(sent);
            body.release();
        }
    }

    /**
     * Writes the body if it is the same as the first one. Every failure in this method comes before
     * anything is sent.
     */
    private void writeSame(WriterInterceptorContext context, BodyFingerprint same)
            throws IOException {
        BodyStream.Held body;
        try {
            body = new BodyStream.Held(context, same);
            body.writeAll();
            body.requireSame();
        } catch (Throwable e) {
            stop();
            throw notSent(e);
        }
        body.release();
    }

    private void stop() {
        stopped = true;
        QuarkusRequest begun = quarkus;
        if (begun != null) {
            begun.reset();
        }
    }

    /**
     * The exception that stops a request. It is a time-out, because after any other exception
     * Jersey sends the request without its body.
     */
    private static IOException notSent(@Nullable Throwable cause) {
        var exception = new SocketTimeoutException("not sent again, for its body has changed");
        exception.initCause(cause);
        return exception;
    }

    /** Observes the bodies. It runs after all other filters and before all other interceptors. */
    static final class Watch implements ClientRequestFilter, WriterInterceptor {
        @Override
        public void filter(ClientRequestContext request) throws IOException {
            SentRequest sending = SentRequest.of(request);
            SentBody body = sending == null ? null : sending.body();
            if (body != null) {
                body.starts(request);
            }
        }

        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            SentRequest sending = SentRequest.of(context);
            SentBody body = sending == null ? null : sending.body();
            if (body == null) {
                context.proceed();
            } else {
                body.write(context);
            }
        }
    }
}
