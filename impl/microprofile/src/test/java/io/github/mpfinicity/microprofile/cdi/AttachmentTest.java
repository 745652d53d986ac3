package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.simulator.FinicitySimulator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AttachmentTest {
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final FinicitySimulator other = FinicitySimulator.start();
    private final Application application = Application.of(simulator);

    /** Attached by {@code @RegisterProvider}. */
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(FinicityFilter.class)
    @Path("/institution/v2/institutions")
    public interface WithProvider {
        @GET
        String list();
    }

    /** Attached by configuration, like a generated client. */
    @RegisterRestClient(configKey = "generated")
    @Path("/institution/v2/institutions")
    public interface Generated {
        @GET
        String list();
    }

    @AfterEach
    void end() {
        application.close();
        simulator.close();
        other.close();
    }

    @Test
    void registerProvider_bothHeaders() {
        application.start(WithProvider.class).client(WithProvider.class).list();

        assertCarried(1);
    }

    @Test
    void configurationOnly_bothHeaders() {
        application
                .with("generated/mp-rest/url", simulator.baseUri().toString())
                .with("generated/mp-rest/providers", FinicityFilter.class.getName())
                .start(Generated.class)
                .client(Generated.class)
                .list();

        assertCarried(1);
    }

    @Test
    void builtClient_bothHeaders() {
        application.start();
        builder().build(Customers.class).list(1);

        assertThat(simulator.requests("/aggregation/v1/customers"::equals)).hasSize(1);
    }

    @Test
    void filterMadeWithoutCdi_findsTheApplication() {
        application.start();
        builder().register(new FinicityFilter()).build(Generated.class).list();
        builder().register(new FinicityFilter()).build(Generated.class).list();

        assertCarried(2);
        assertThat(simulator.authentications()).hasSize(1);
    }

    @Test
    void notAttached_noHeader() {
        application.start();
        var plain = builder().build(Generated.class);

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(plain::list);
        assertThat(simulator.authentications()).isEmpty();
    }

    @Test
    void builtForAnotherOrigin_nothingIsSent() {
        application.start();
        var foreign =
                RestClientBuilder.newBuilder().baseUri(other.baseUri()).build(Customers.class);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> foreign.list(1))
                .withMessageContaining("finicity.base-uri")
                .withMessageContaining("RestClientBuilder.baseUri");
        assertThat(other.requests()).isEmpty();
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void configuredForAnotherOrigin_refusedWhenMadeNamingBoth() {
        application.with("finicity/mp-rest/url", other.baseUri().toString()).start();

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> application.client(Customers.class).list(1))
                .satisfies(
                        e ->
                                assertThat(mostSpecific(e))
                                        .isInstanceOf(InvalidConfigurationException.class)
                                        .hasMessageContaining("finicity/mp-rest/url")
                                        .hasMessageContaining("finicity.base-uri"));
        assertThat(other.requests()).isEmpty();
    }

    private RestClientBuilder builder() {
        return RestClientBuilder.newBuilder().baseUri(simulator.baseUri());
    }

    private void assertCarried(int times) {
        assertThat(simulator.requests("/institution/v2/institutions"::equals))
                .hasSize(times)
                .allSatisfy(
                        request -> {
                            assertThat(request.header("Finicity-App-Key")).isPresent();
                            assertThat(request.header("Finicity-App-Token")).isPresent();
                        });
    }

    private static Throwable mostSpecific(Throwable e) {
        return e.getCause() == null ? e : mostSpecific(e.getCause());
    }
}
