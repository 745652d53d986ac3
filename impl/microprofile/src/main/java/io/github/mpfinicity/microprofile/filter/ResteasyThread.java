package io.github.mpfinicity.microprofile.filter;

import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The state that RESTEasy keeps for a thread. RESTEasy asks {@link CallContextPropagation} only on
 * a thread that has this state. This class uses reflection, because the library knows no engine at
 * compile time.
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

    /** The state; null for clients of other engines and of an unknown version of RESTEasy. */
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

    /** Gives another thread the state of this one while a call proceeds. */
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
