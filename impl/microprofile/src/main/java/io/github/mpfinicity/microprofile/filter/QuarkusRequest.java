package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.client.ClientRequestContext;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A request of Quarkus' Rest Client, which has a connection when its body is written, and keeps it
 * if that fails. By reflection: this library knows no engine at compile time.
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

    /** Once there is any interceptor, it reads a stream into memory, on its event loop. */
    static boolean streams(Class<?> api, RestClientBuilder builder) {
        return builder.getClass().getName().startsWith("io.quarkus.")
                && Arrays.stream(api.getMethods())
                        .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                        .anyMatch(InputStream.class::isAssignableFrom);
    }

    /** Null for requests of other engines. */
    static @Nullable QuarkusRequest of(ClientRequestContext context)
            throws ReflectiveOperationException {
        return context.getClass().getName().startsWith("org.jboss.resteasy.reactive.client.")
                ? new QuarkusRequest(context)
                : null;
    }

    /** Gives its connection back. */
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
