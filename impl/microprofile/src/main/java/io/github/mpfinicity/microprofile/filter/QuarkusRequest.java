package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.client.ClientRequestContext;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A request of Quarkus' Rest Client. It has a connection when its body is written, and keeps the
 * connection if writing fails. This class uses reflection, because the library knows no engine at
 * compile time.
 */
final class QuarkusRequest {
    private final Object request;
    private final Method connected;
    private final Method reset;

    private QuarkusRequest(ClientRequestContext context) throws ReflectiveOperationException {
        request = context.getClass().getMethod("getRestClientRequestContext").invoke(context);
        connected = request.getClass().getMethod("getHttpClientRequest");
        reset = connected.getReturnType().getMethod("reset");
    }

    /**
     * True if a method of the client sends a stream. Quarkus reads such a stream into memory on its
     * event loop as soon as the client has an interceptor.
     */
    static boolean streams(Class<?> api, RestClientBuilder builder) {
        return builder.getClass().getName().startsWith("io.quarkus.")
                && Arrays.stream(api.getMethods())
                        .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                        .anyMatch(InputStream.class::isAssignableFrom);
    }

    /** The request; null if another engine sends it. */
    static @Nullable QuarkusRequest of(ClientRequestContext context)
            throws ReflectiveOperationException {
        return context.getClass().getName().startsWith("org.jboss.resteasy.reactive.client.")
                ? new QuarkusRequest(context)
                : null;
    }

    /** Gives the connection back. */
    void reset() {
        try {
            Object http = connected.invoke(request);
            if (http != null) {
                reset.invoke(http);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot give back the connection", e);
        }
    }
}
