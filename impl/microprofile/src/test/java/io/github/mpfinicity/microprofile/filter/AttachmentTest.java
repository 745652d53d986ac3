package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.InvalidConfigurationException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** However the filter is attached, the refused token is dropped, and the next call succeeds. */
class AttachmentTest extends ReplayFixture {
    @Test
    void byConfiguration_nextCallSucceeds() {
        application.with("finicity/mp-rest/providers", FinicityFilter.class.getName());
        Plain plain = clientWithOldToken(Plain.class);

        assertFailsOnceThenSucceeds(plain::list);
    }

    @Test
    void byRegisterProvider_nextCallSucceeds() {
        Registered registered = clientWithOldToken(Registered.class);

        assertFailsOnceThenSucceeds(registered::list);
    }

    @Test
    void byBuilder_nextCallSucceeds() {
        application.start();
        tokens().current();
        advance(OLD);
        Plain plain =
                RestClientBuilder.newBuilder()
                        .baseUri(simulator.baseUri())
                        .register(FinicityFilter.class)
                        .build(Plain.class);

        assertFailsOnceThenSucceeds(plain::list);
    }

    /** RESTEasy leaves the interceptors of built clients out, Jersey and CXF do not. */
    @Test
    void annotatedAndBuilt_atMostOneFailure() {
        application.start();
        tokens().current();
        advance(OLD);
        Directory directory =
                RestClientBuilder.newBuilder().baseUri(simulator.baseUri()).build(Directory.class);

        simulator.expireTokens();

        Throwable failure = catchThrowable(() -> directory.list(1));
        assertThat(hits()).hasSize(failure == null ? 2 : 1);

        directory.list(1);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void builderOfAClientOfAnotherPartner_refused() {
        application.start();
        RestClientBuilder builder = RestClientBuilder.newBuilder().baseUri(simulator.baseUri());
        builder.build(Directory.class);

        builder.build(Production.class);
        assertRefused(builder, Registered.class);
        assertRefused(builder, OfAcme.class);
    }

    @Test
    void builtForAnotherAddressThanTheAnnotation_sentToThatOne() {
        application.start();
        var built =
                RestClientBuilder.newBuilder().baseUri(simulator.baseUri()).build(Production.class);

        built.list();

        assertThat(hits()).hasSize(1);
    }

    @Test
    void onlyAParentIsMarked_refused() {
        application.start();
        RestClientBuilder builder = RestClientBuilder.newBuilder().baseUri(simulator.baseUri());

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> builder.build(Unmarked.class))
                .withMessageContaining("put the annotation on " + Unmarked.class.getName());
    }

    @Test
    void annotationNamesAnotherOrigin_callRefusedAndNotSent() {
        Production production = client(Production.class);

        assertThat(catchThrowable(production::list))
                .hasStackTraceContaining("this Rest Client sends to https://other.example:443, but")
                .hasStackTraceContaining("Nothing was sent.");
        assertThat(authentications()).isZero();
    }

    private static void assertRefused(RestClientBuilder builder, Class<?> api) {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> builder.build(api))
                .withMessageContainingAll(api.getName(), "a builder for each client");
    }

    private void assertFailsOnceThenSucceeds(Runnable call) {
        simulator.expireTokens();

        assertThatExceptionOfType(WebApplicationException.class).isThrownBy(call::run);
        assertThat(hits()).hasSize(1);

        call.run();
        assertThat(hits()).hasSize(2);
        assertThat(authentications()).isEqualTo(2);
    }

    /** Cannot be edited. */
    @RegisterRestClient(configKey = "finicity")
    @Path("/aggregation/v1/customers")
    public interface Plain {
        @GET
        String list();
    }

    /** Has an address without any setting. */
    @FinicityClient
    @RegisterRestClient(baseUri = "https://other.example")
    @Path("/aggregation/v1/customers")
    public interface Production extends Plain {}

    /** Names another partner. */
    @FinicityClient(partner = "acme")
    @Path("/aggregation/v1/customers")
    public interface OfAcme extends Plain {}

    /** Extends a client through another interface. */
    @Path("/aggregation/v1/customers")
    public interface Unmarked extends Between {}

    /** Has no annotation either. */
    public interface Between extends OfAcme {}

    /** Names the filter. */
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(FinicityFilter.class)
    @Path("/aggregation/v1/customers")
    public interface Registered {
        @GET
        String list();
    }
}
