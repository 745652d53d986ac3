package io.github.mpfinicity.tck.se;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.junit.NamedPartner;
import io.github.mpfinicity.simulator.junit.OfPartner;
import io.github.mpfinicity.simulator.junit.WithFinicitySimulator;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.AnnotatedCustomers;
import io.github.mpfinicity.tck.partner.SydneyCustomers;

import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test inside Arquillian's Weld needs one annotation of ours and no settings. */
@WithFinicitySimulator(
        clients = "annotated",
        partners = @NamedPartner(name = "sydney", region = SimulatedRegion.AU))
@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class OneAnnotationTest {
    @Inject @RestClient AnnotatedCustomers customers;
    @Inject @RestClient SydneyCustomers sydneyCustomers;

    /** With settings of its own, which count for less. */
    @Deployment
    static WebArchive application() {
        return Application.of(OneAnnotationTest.class)
                .withPartnerInAustralia("sydney")
                .archive()
                .addClass(SydneyCustomers.class);
    }

    @Test
    void tokenExpired_renewedAtOnce(FinicitySimulator finicity) {
        customers.list(1);
        finicity.expireTokens();
        int authentications = finicity.authentications().size();

        assertThat(customers.list(1).displaying()).isEqualTo(1);
        assertThat(finicity.authentications()).hasSize(authentications + 1);
    }

    @Test
    void namedPartner_callsItsRegion(
            FinicitySimulator finicity, @OfPartner("sydney") FinicitySimulator australia) {
        assertThat(sydneyCustomers.list(1).displaying()).isEqualTo(1);

        assertThat(finicity.requests()).isEmpty();
        assertThat(australia.authentications()).hasSize(1);
    }
}
