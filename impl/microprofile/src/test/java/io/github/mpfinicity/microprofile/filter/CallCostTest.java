package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.runtime.HeaderPair;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call costs besides its token, counted in objects. */
class CallCostTest extends ReplayFixture {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final URI REQUEST = URI.create("HTTPS://API.finicity.com:443/aggregation/v1");
    private static final URI BASE = URI.create("https://api.finicity.com");
    private static final int CALLS = 100;

    @Test
    void sameToken_headersAreMadeOnce() {
        PartnerRuntime partner = started().partner();

        assertThat(partner.headers()).isSameAs(partner.headers());
    }

    @Test
    void anotherToken_otherHeaders() {
        PartnerRuntime partner = started().partner();
        HeaderPair before = partner.headers();
        advance(OLD);

        partner.tokens().invalidate(before.token());

        assertThat(partner.headers().token()).isNotEqualTo(before.token());
        assertThat(partner.headers().token()).isSameAs(tokens().current());
    }

    @Test
    void origins_areComparedWithoutAnObject() {
        assertThat(bytes(() -> Origins.same(REQUEST, BASE))).isZero();
        assertThat(Origins.same(REQUEST, BASE)).isTrue();
    }

    /** One object is the key of the table. With each partner an object more, there would be 200. */
    @Test
    void twoHundredPartners_oneIsFoundByItsOriginAsAmongTwo() {
        for (int i = 0; i < 200; i++) {
            partner("p" + i, "https://p" + i + ".example");
        }
        SessionRegistry registry = started();
        URI request = URI.create("https://P150.example:443/aggregation/v1/customers");

        assertThat(registry.at(request)).containsExactly(registry.partner(new PartnerName("p150")));
        assertThat(bytes(() -> registry.at(request))).isLessThan(100L * CALLS);
    }

    @Test
    void baseUriChanges_partnerIsFoundThere() {
        partner("acme", "https://old.example");
        SessionRegistry registry = started();
        PartnerRuntime acme = registry.partner(new PartnerName("acme"));
        URI there = URI.create("https://new.example/");
        assertThat(registry.at(there)).isEmpty();

        application.with("finicity.partners.acme.base-uri", "https://new.example");
        acme.baseUriNow();

        assertThat(registry.at(there)).isEqualTo(List.of(acme));
        assertThat(registry.at(URI.create("https://old.example/"))).isEmpty();
    }

    /** What RESTEasy needs to set two headers and a property is taken off. */
    @ParameterizedTest
    @ValueSource(classes = {Annotated.class, Provided.class})
    void wholeFilter_fewBytes(Class<? extends Listed> type) {
        var measured = new Again();
        application.start();
        Listed client =
                RestClientBuilder.newBuilder()
                        .baseUri(simulator.baseUri())
                        .register(measured, Integer.MAX_VALUE - 1)
                        .build(type);

        client.customers();

        assertThat(measured.bytes / CALLS).as("bytes of a call").isBetween(1L, 128L);
    }

    /**
     * Runs our filter again. Its headers are there already, so the engine's map has its entries.
     */
    private static final class Again implements ClientRequestFilter {
        private long bytes;

        @Override
        public void filter(ClientRequestContext request) {
            var filter = new FinicityFilter();
            var ours = new SentRequest(null, null, null);
            long engine =
                    bytes(
                            () -> {
                                request.getHeaders().putSingle("Finicity-App-Key", "key");
                                request.getHeaders().putSingle("Finicity-App-Token", "token");
                                ours.travelWith(request);
                            });
            bytes = bytes(() -> filter.filter(request)) - engine;
            request.abortWith(Response.noContent().build());
        }
    }

    public interface Listed {
        @GET
        Response customers();
    }

    @FinicityClient
    public interface Annotated extends Listed {}

    @RegisterProvider(FinicityFilter.class)
    public interface Provided extends Listed {}

    private void partner(String name, String baseUri) {
        String prefix = "finicity.partners." + name;
        application
                .with(prefix + ".app-key", "00112233445566778899aabbccddeeff")
                .with(prefix + ".partner-id", "2222222222222")
                .with(prefix + ".partner-secret", "Secret1234567")
                .with(prefix + ".base-uri", baseUri);
    }

    /** The registry itself, and not its proxy. */
    private SessionRegistry started() {
        application.start();
        return SessionRegistry.of(Thread.currentThread().getContextClassLoader());
    }

    private static long bytes(Runnable call) {
        calls(call);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        calls(call);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void calls(Runnable call) {
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        THREADS.getCurrentThreadAllocatedBytes();
    }
}
