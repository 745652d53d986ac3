package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.cdi.Several.Acme;
import io.github.mpfinicity.microprofile.cdi.Several.AcmeCustomers;
import io.github.mpfinicity.microprofile.cdi.Several.Inheriting;
import io.github.mpfinicity.microprofile.cdi.Several.Plain;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose headers a client carries. */
class PartnerClientsTest extends LiveFixture {
    private final SimulatedPartner acme = simulator.add(SimulatedPartner.madeUp(2));

    @BeforeEach
    void two() {
        application
                .with("finicity.partners.acme.app-key", acme.appKey())
                .with("finicity.partners.acme.partner-id", acme.id())
                .with("finicity.partners.acme.partner-secret", acme.secret())
                .with("acme/mp-rest/url", simulator.baseUri().toString());
    }

    @Test
    void eachClient_carriesItsOwnPartnersHeaders() {
        application.start(AcmeCustomers.class, Acme.class);
        application.client(Customers.class).list(1);
        application.client(AcmeCustomers.class).list(1);

        List<RecordedRequest> calls = simulator.requests(path -> path.contains("customers"));
        assertThat(calls)
                .extracting(call -> call.header("Finicity-App-Key").orElseThrow())
                .containsExactly(simulator.partner().appKey(), acme.appKey());
        assertThat(calls)
                .extracting(call -> call.header("Finicity-App-Token").orElseThrow())
                .containsExactly(
                        token().value(), application.get(Acme.class).tokens().current().value());
        assertThat(acme.tally().accepted()).isEqualTo(1);
        assertThat(simulator.partner().tally().accepted()).isEqualTo(1);
    }

    @Test
    void asynchronousAndHealed_withItsOwnPartnersToken() throws Exception {
        application.start(AcmeCustomers.class);
        AcmeCustomers customers = application.client(AcmeCustomers.class);
        assertThat(await(customers.listLater(1)).customers()).hasSize(1);
        advance(Duration.ofSeconds(31));
        simulator.expireTokens(acme);
        assertThat(customers.list(1).customers()).hasSize(1);
        advance(Duration.ofSeconds(31));
        simulator.expireTokens(acme);
        assertThat(await(customers.listLater(1)).customers()).hasSize(1);

        assertThat(acme.tally().accepted()).isEqualTo(3);
        assertThat(simulator.partner().tally().accepted()).isZero();
    }

    @Test
    void inheritedAndAsynchronous_theClientsOwnInterfaceDecides() throws Exception {
        application.start(Inheriting.class);
        await(application.client(Inheriting.class).all());

        assertThat(acme.tally().accepted()).isEqualTo(1);
        assertThat(simulator.partner().tally().accepted()).isZero();
    }

    @Test
    void partnerInAustralia_hasItsHeadersAndItsHost() {
        try (var au = FinicitySimulator.builder().region(SimulatedRegion.AU).start()) {
            application
                    .with("finicity.partners.acme.region", "au")
                    .with("finicity.partners.acme.base-uri", au.baseUri().toString())
                    .with("acme/mp-rest/url", au.baseUri().toString())
                    .with("finicity.partners.acme.app-key", au.partner().appKey())
                    .with("finicity.partners.acme.partner-id", au.partner().id())
                    .with("finicity.partners.acme.partner-secret", au.partner().secret())
                    .start(AcmeCustomers.class, Acme.class);
            application.client(AcmeCustomers.class).list(1);
            application.client(Customers.class).list(1);

            RecordedRequest call = au.requests(path -> path.contains("customers")).get(0);
            assertThat(call.header("App-Key")).contains(au.partner().appKey());
            assertThat(call.header("App-Token")).isPresent();
            assertThat(call.header("Finicity-App-Key")).isEmpty();
            var token = application.get(Acme.class).tokens().current();
            assertThat(Duration.between(token.requestedAt(), token.expiresAt()))
                    .isEqualTo(Duration.ofMinutes(90));
        }
    }

    @Test
    void clientWithoutAnnotation_goesByTheOriginOfItsPartner() {
        try (var other = FinicitySimulator.start()) {
            application
                    .with("finicity.partners.acme.base-uri", other.baseUri().toString())
                    .with("plain/mp-rest/url", other.baseUri().toString())
                    .with("plain/mp-rest/providers", FinicityFilter.class.getName());
            other.add(acme);
            application.start(Plain.class);
            application.client(Plain.class).list(1);

            assertThat(other.requests(path -> path.contains("customers")))
                    .singleElement()
                    .satisfies(
                            call ->
                                    assertThat(call.header("Finicity-App-Key"))
                                            .contains(acme.appKey()));
        }
    }

    @Test
    void clientWithoutAnnotationAndTwoPartnersThere_refused() {
        application
                .with("plain/mp-rest/url", simulator.baseUri().toString())
                .with("plain/mp-rest/providers", FinicityFilter.class.getName())
                .start(Plain.class);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> application.client(Plain.class).list(1))
                .withMessageContaining("@FinicityClient(partner = ");
        assertThat(simulator.requests()).isEmpty();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
