package io.github.mpfinicity.microprofile.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.simulator.FinicitySimulator;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The filter as a server calls it, for a method that is marked where it was declared first. */
@Timeout(60)
class InheritedMarkTest {
    private static final String EVENT = "{\"eventType\":\"ping\",\"payload\":{}}";
    private static final String BY_DEFAULT =
            "04e3c12fafc2e888688d4ea0481553998fa7104872005b74e5d760862272019a";
    private static final String BY_ACME =
            "908657355050df244ab8636a45deca8e0cf1f808b594fd04b7f21f6ba2978a36";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application =
            Application.of(simulator)
                    .with("finicity.partner-secret", "aqJ5Ic4SEVx2IgDQ6oR4")
                    .with("finicity.partners.acme.app-key", "acmeapp0keyacmeapp0keyacmeapp0ke")
                    .with("finicity.partners.acme.partner-id", "2445584333332")
                    .with("finicity.partners.acme.partner-secret", "OrU7tjiA3tIspCgb85xV")
                    .start();
    private final Map<String, Object> properties = new HashMap<>();
    private int aborted;

    interface Contract {
        @FinicityWebhook(partner = "acme")
        void event(byte[] body);
    }

    static class Resource implements Contract {
        @Override
        public void event(byte[] body) {}

        public void open(byte[] body) {}
    }

    private record Matched(Class<?> getResourceClass, Method getResourceMethod)
            implements ResourceInfo {}

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    @Test
    void onInterface_itsPartnersSignatureOnly() throws Exception {
        assertThat(answer("event", BY_ACME)).isZero();
        properties.clear();
        assertThat(answer("event", BY_DEFAULT)).isEqualTo(401);
    }

    @Test
    void notMarked_refusedWhoeverSigned() throws Exception {
        assertThat(answer("open", BY_DEFAULT)).isEqualTo(500);
        assertThat(answer("open", BY_ACME)).isEqualTo(500);
        assertThat(answer(null, BY_DEFAULT)).isEqualTo(500);
    }

    @Test
    void boundTwice_lookedAtOnce() throws Exception {
        assertThat(answer("event", BY_ACME)).isZero();
        assertThat(answer("event", BY_DEFAULT)).isZero();
    }

    /** 0 if the resource would be called. */
    private int answer(String method, String signature) throws Exception {
        var filter = new WebhookFilter();
        filter.resource =
                method == null
                        ? null
                        : new Matched(
                                Resource.class, Resource.class.getMethod(method, byte[].class));
        var headers = new MultivaluedHashMap<String, String>();
        headers.add("X-Finicity-Signature", signature);
        aborted = 0;
        filter.filter(
                (ContainerRequestContext)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {ContainerRequestContext.class},
                                (proxy, called, values) ->
                                        switch (called.getName()) {
                                            case "getHeaders" -> headers;
                                            case "getEntityStream" ->
                                                    new ByteArrayInputStream(EVENT.getBytes(UTF_8));
                                            case "setEntityStream" -> null;
                                            case "getProperty" -> properties.get(values[0]);
                                            case "setProperty" ->
                                                    properties.put((String) values[0], values[1]);
                                            case "abortWith" -> abort((Response) values[0]);
                                            default -> throw new AssertionError(called);
                                        }));
        return aborted;
    }

    private Object abort(Response response) {
        aborted = response.getStatus();
        return null;
    }
}
