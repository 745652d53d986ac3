package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What RESTEasy keeps for a thread. It asks {@link CallContextPropagation} only on a thread for
 * which it keeps that. By reflection: this library knows no engine at compile time.
 */
final class ResteasyThread {
    private final Method get;
    private final Method push;
    private final Method pop;

    private ResteasyThread(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> kept = Class.forName("org.jboss.resteasy.core.ResteasyContext", true, loader);
        get = kept.getMethod("getContextDataMap");
        push = kept.getMethod("pushContextDataMap", Map.class);
        pop = kept.getMethod("removeContextDataLevel");
    }

    /** Null for the clients of other engines, and of a RESTEasy that is not known. */
    static @Nullable ResteasyThread of(RestClientBuilder builder) {
        try {
            return new ResteasyThread(builder.getClass().getClassLoader());
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    static boolean makes(ClientRequestContext request) {
        return request.getClass().getName().startsWith("org.jboss.resteasy.client.");
    }

    /** Has a call proceed on another thread as it would on this one. */
    InterceptedCall.Surroundings surroundings() throws ReflectiveOperationException {
        var data = new HashMap<>((Map<?, ?>) get.invoke(null));
        return next -> {
            push.invoke(null, data);
            try {
                return next.call();
            } finally {
                pop.invoke(null);
            }
        };
    }
}
