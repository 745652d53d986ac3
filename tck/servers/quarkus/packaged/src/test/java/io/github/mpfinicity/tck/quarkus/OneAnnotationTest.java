package io.github.mpfinicity.tck.quarkus;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.junit.NamedPartner;
import io.github.mpfinicity.simulator.junit.OfPartner;
import io.github.mpfinicity.simulator.junit.WithFinicitySimulator;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A test of an application on Quarkus needs one annotation of ours and no settings. */
@WithFinicitySimulator(
        clients = "annotated",
        partners = {
            @NamedPartner(name = "acme"),
            @NamedPartner(name = "sydney", region = SimulatedRegion.AU)
        })
@QuarkusTest
@Timeout(120)
class OneAnnotationTest {
    @Inject @RestClient AnnotatedCustomers customers;
    @Inject @RestClient SydneyCustomers sydneyCustomers;

    @RepeatedTest(2)
    void call_reachesTheSimulator(FinicitySimulator finicity) {
        customers.now();

        assertThat(finicity.requests("/aggregation/v1/customers"::equals)).hasSize(1);
    }

    @Test
    void tokenExpired_renewedAtOnce(FinicitySimulator finicity) {
        customers.now();
        finicity.expireTokens();
        int authentications = finicity.authentications().size();

        customers.now();
        assertThat(finicity.authentications()).hasSize(authentications + 1);
    }

    @Test
    void namedPartner_callsItsRegion(
            FinicitySimulator finicity,
            @OfPartner("sydney") FinicitySimulator australia,
            @OfPartner("sydney") SimulatedPartner sydney) {
        sydneyCustomers.now();

        assertThat(finicity.requests()).isEmpty();
        assertThat(australia.requests("/aggregation/v1/customers"::equals)).hasSize(1);
        assertThat(australia.authentications())
                .singleElement(as(type(RecordedRequest.class)))
                .extracting(RecordedRequest::text, as(STRING))
                .contains(sydney.id());
    }
}
