package io.github.mpfinicity.microprofile.error;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** Knows which clients have {@link FinicityErrors}, and which of their calls it is for. */
public final class MappedClient {
    private static final String INVOKED = "org.eclipse.microprofile.rest.client.invokedMethod";

    private MappedClient() {}

    /**
     * Registers the mapper where it is wanted and not there yet.
     *
     * @param wanted by default
     * @param named by an annotation or in the configuration of the client
     * @return true if the client has it now
     */
    public static boolean register(RestClientBuilder builder, boolean wanted, boolean named) {
        Configuration configuration = builder.getConfiguration();
        boolean there =
                named
                        || configuration.isRegistered(FinicityErrors.class)
                        || !configuration.getContracts(FinicityErrors.class).isEmpty() // Jersey
                        || configuration.getInstances().stream()
                                .anyMatch(FinicityErrors.class::isInstance);
        if (wanted && !there) {
            builder.register(new FinicityErrors(), FinicityErrors.PRIORITY);
        }
        return wanted || there;
    }

    /**
     * True if the answer to a request may end in an exception.
     *
     * @param api the interface of the client; null if it does not have the mapper
     */
    public static boolean maps(@Nullable Class<?> api, ClientRequestContext request) {
        return api != null && !givesResponse(request);
    }

    /** The path template of a call; null if the engine tells neither the method nor its client. */
    public static @Nullable String template(@Nullable Class<?> api, ClientRequestContext request) {
        return api != null
                        && request.getProperty(INVOKED) instanceof Method method
                        && method.getDeclaringClass().isAssignableFrom(api)
                ? joined(api.getAnnotation(Path.class), method.getAnnotation(Path.class))
                : null;
    }

    private static boolean givesResponse(ClientRequestContext request) {
        return request.getProperty(INVOKED) instanceof Method method
                && isResponse(method.getGenericReturnType());
    }

    /** Also one that comes later. */
    private static boolean isResponse(Type type) {
        return type instanceof ParameterizedType later
                ? Arrays.stream(later.getActualTypeArguments()).anyMatch(MappedClient::isResponse)
                : type instanceof Class<?> plain && Response.class.isAssignableFrom(plain);
    }

    static String joined(@Nullable Path... parts) {
        var path = new StringBuilder();
        for (Path part : parts) {
            String text = part == null ? "" : part.value().replaceAll("^/+|/+$", "");
            path.append(text.isEmpty() ? "" : "/").append(text);
        }
        return path.isEmpty() ? "/" : path.toString();
    }
}
