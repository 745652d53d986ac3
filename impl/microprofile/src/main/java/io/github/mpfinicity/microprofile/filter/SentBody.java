package io.github.mpfinicity.microprofile.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request of a call. That of the first request is looked at as it leaves; that of
 * the second request leaves only if it is the same.
 */
final class SentBody {
    /** Null for the first request: its body may be any. */
    private final @Nullable BodyFingerprint required;

    private volatile @Nullable QuarkusRequest quarkus;

    /** Null if the engine is not known; then nothing is looked at, and nothing sent again. */
    private volatile @Nullable String kind;

    private volatile @Nullable BodyFingerprint seen;
    private volatile boolean written;
    private volatile boolean stopped;

    SentBody(@Nullable BodyFingerprint required) {
        this.required = required;
    }

    /** As an instance, as {@link OriginGuard} is. */
    static void register(Class<?> api, RestClientBuilder builder) {
        var contracts = new HashMap<Class<?>, Integer>();
        contracts.put(ClientRequestFilter.class, Integer.MAX_VALUE);
        if (!QuarkusRequest.streams(api, builder)) {
            contracts.put(WriterInterceptor.class, Integer.MIN_VALUE);
        }
        builder.register(new Watch(), contracts);
    }

    /** Null until it was written, and for good if the engine shows it to no interceptor. */
    @Nullable BodyFingerprint seen() {
        return seen;
    }

    /** Whether the request was given up, because its body would not have been the same. */
    boolean stopped() {
        return stopped;
    }

    private void starts(ClientRequestContext request, BooleanSupplier isLast) throws IOException {
        try {
            quarkus = QuarkusRequest.of(request);
            boolean known =
                    request.getEntity() == null || (!inParts(request) && isLast.getAsBoolean());
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

    /** Its boundary differs each time, and Quarkus shows an interceptor some of its parts only. */
    private static boolean inParts(ClientRequestContext request) {
        MediaType type = request.getMediaType();
        return type != null && type.getType().equalsIgnoreCase("multipart");
    }

    /**
     * Looks at the whole body or at nothing: an engine may have it written in parts, and a filter
     * may have put a stream of its own around the engine's, which changes what leaves.
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

    /** Whatever fails here fails before anything is sent. */
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

    /** As a time-out: after any other exception Jersey sends the request without its body. */
    private static IOException notSent(@Nullable Throwable cause) {
        var exception = new SocketTimeoutException("not sent again, for its body has changed");
        exception.initCause(cause);
        return exception;
    }

    /** Another filter at the same place may change the body, or take it away, after this one. */
    private static boolean isLastOf(Configuration all) {
        return Stream.concat(
                        all.getClasses().stream(),
                        all.getInstances().stream().<Class<?>>map(Object::getClass))
                .filter(ClientRequestFilter.class::isAssignableFrom)
                .filter(type -> type != Watch.class && type != OriginGuard.class)
                .noneMatch(type -> isAtTheEnd(type, all.getContracts(type)));
    }

    private static boolean isAtTheEnd(Class<?> filter, Map<Class<?>, Integer> contracts) {
        Priority declared = filter.getAnnotation(Priority.class);
        return Objects.equals(contracts.get(ClientRequestFilter.class), Integer.MAX_VALUE)
                || (declared != null && declared.value() == Integer.MAX_VALUE);
    }

    /** The engine asks it last of all filters and first of all interceptors. */
    private static final class Watch implements ClientRequestFilter, WriterInterceptor {
        /** The same for each request of a client, so looked up once; null until then. */
        private volatile @Nullable Boolean last;

        @Override
        public void filter(ClientRequestContext request) throws IOException {
            SentRequest sending = SentRequest.of(request);
            SentBody body = sending == null ? null : sending.body();
            if (body != null) {
                body.starts(request, () -> isLast(request));
            }
        }

        private boolean isLast(ClientRequestContext request) {
            Boolean known = last;
            if (known == null) {
                known = isLastOf(request.getConfiguration());
                last = known;
            }
            return known;
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
