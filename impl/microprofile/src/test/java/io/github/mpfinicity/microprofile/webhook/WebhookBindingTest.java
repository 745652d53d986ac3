package io.github.mpfinicity.microprofile.webhook;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.InvalidConfigurationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class WebhookBindingTest {
    /** Takes everything. */
    private final FeatureContext context =
            (FeatureContext)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {FeatureContext.class},
                            (proxy, method, values) -> proxy);

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
    }
}
