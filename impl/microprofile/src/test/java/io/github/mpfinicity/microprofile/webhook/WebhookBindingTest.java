package io.github.mpfinicity.microprofile.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.InvalidConfigurationException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class WebhookBindingTest {
    private final List<Object> bound = new ArrayList<>();

    /** Takes everything. */
    private final FeatureContext context =
            fake(FeatureContext.class, (proxy, method, values) -> taken(proxy, method, values));

    private Object taken(Object proxy, Method method, Object[] values) {
        if (method.getName().equals("register")) {
            bound.add(values[0]);
        }
        return method.getName().equals("getConfiguration")
                ? fake(Configuration.class, (any, asked, types) -> !bound.isEmpty())
                : proxy;
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** As Quarkus passes it. */
    public static final class OfQuarkus implements ResourceInfo {
        public final boolean isNonBlocking;
        private final Method method;

        OfQuarkus(String method, boolean isNonBlocking) throws Exception {
            this.method = Resource.class.getMethod(method);
            this.isNonBlocking = isNonBlocking;
        }

        @Override
        public Method getResourceMethod() {
            return method;
        }

        @Override
        public Class<?> getResourceClass() {
            return Resource.class;
        }
    }

    static class Resource {
        @FinicityWebhook
        public void event() {}

        public void open() {}
    }

    @Test
    void onEventLoop_refusedWithTheWayOut() {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(
                        () -> new WebhookBinding().configure(new OfQuarkus("event", true), context))
                .withMessageContainingAll("Resource.event", "event loop", "@Blocking");
    }

    @Test
    void onAnotherThreadOrNotMarked_taken() throws Exception {
        new WebhookBinding().configure(new OfQuarkus("event", false), context);
        new WebhookBinding().configure(new OfQuarkus("open", true), context);

        assertThat(bound).hasSize(1);
    }

    /** Its other methods are those for which a server calls the binding. */
    @FinicityWebhook
    static class Locating {
        public void event() {}

        @Path("below")
        public Object below() {
            return this;
        }
    }

    @Test
    void locatorOfMarkedClass_refusedWithTheWayOut() throws Exception {
        Method event = Locating.class.getMethod("event");
        ResourceInfo info =
                fake(
                        ResourceInfo.class,
                        (proxy, method, values) ->
                                method.getName().equals("getResourceMethod")
                                        ? event
                                        : Locating.class);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> new WebhookBinding().configure(info, context))
                .withMessageContainingAll("Locating.below", "on the sub-resource");
    }

    @Test
    void scannedAndLoaded_boundOnce() throws Exception {
        new WebhookBinding().configure(new OfQuarkus("event", false), context);
        new LoadedWebhookBinding().configure(new OfQuarkus("event", false), context);

        assertThat(bound).hasSize(1);
    }

    /** RESTEasy registers it twice otherwise, and warns of that. */
    @Test
    void service_notFoundByScanning() {
        assertThat(ServiceLoader.load(DynamicFeature.class).stream())
                .map(ServiceLoader.Provider::type)
                .filteredOn(WebhookBinding.class::isAssignableFrom)
                .singleElement()
                .satisfies(type -> assertThat(type.isAnnotationPresent(Provider.class)).isFalse());
    }
}
