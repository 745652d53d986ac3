package io.github.mpfinicity.tck.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.junit.NamedPartner;
import io.github.mpfinicity.simulator.junit.OfPartner;
import io.github.mpfinicity.simulator.junit.WithFinicitySimulator;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.partner.SydneyCustomers;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server does not see the properties of the tests: the archive has the settings. */
@WithFinicitySimulator(
        clients = "annotated",
        partners = @NamedPartner(name = "sydney", region = SimulatedRegion.AU))
@ExtendWith(ArquillianExtension.class)
@Timeout(120)
class OneAnnotationTest {
    @ArquillianResource private URL application;

    /** With settings of its own, which count for less. */
    @Deployment(testable = false)
    static WebArchive application() {
        return Application.of(OneAnnotationTest.class)
                .withPartnerInAustralia("sydney")
                .archive()
                .addClasses(SydneyCustomers.class, CallsApplication.class, CallsEndpoint.class);
    }

    @Test
    void tokenExpired_renewedAtOnce(FinicitySimulator finicity) throws Exception {
        assertThat(get("default")).isEqualTo("displaying 1");
        finicity.expireTokens();
        int authentications = finicity.authentications().size();

        assertThat(get("default")).isEqualTo("displaying 1");
        assertThat(finicity.authentications()).hasSize(authentications + 1);
    }

    @Test
    void namedPartner_callsItsRegion(
            FinicitySimulator finicity, @OfPartner("sydney") FinicitySimulator australia)
            throws Exception {
        assertThat(get("sydney")).isEqualTo("displaying 2");

        assertThat(finicity.requests()).isEmpty();
        assertThat(australia.authentications()).hasSize(1);
    }

    private String get(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(application.toString()).resolve("calls/" + path));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
