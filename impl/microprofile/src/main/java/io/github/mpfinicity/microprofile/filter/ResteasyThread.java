package io.github.mpfinicity.microprofile.filter;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What RESTEasy keeps for a thread. It asks {@link CallCarrier} only on a thread for which it keeps
 * that. By reflection: this library knows no engine at compile time.
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

    /** Null for the clients of other engines. */
    static @Nullable ResteasyThread of(RestClientBuilder builder)
            throws ReflectiveOperationException {
        Class<?> engine = builder.getClass();
        return engine.getName().startsWith("org.jboss.resteasy.microprofile.")
                ? new ResteasyThread(engine.getClassLoader())
                : null;
    }

    /** Has a call proceed on another thread as it would on this one. */
    Call.Surroundings surroundings() throws ReflectiveOperationException {
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
