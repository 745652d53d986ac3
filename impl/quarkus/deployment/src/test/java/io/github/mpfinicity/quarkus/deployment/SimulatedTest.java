package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerAccount;
import io.quarkus.arc.Arc;
import io.quarkus.arc.RemovedBean;
import io.quarkus.arc.impl.ArcContainerImpl;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application without any settings. */
class SimulatedTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addClasses(
                                            Customers.class,
                                            AcmeCustomers.class,
                                            HooksResource.class))
                    .overrideConfigKey("quarkus.http.test-port", "0");

    @Inject @RestClient Customers customers;
    @Inject @RestClient AcmeCustomers acme;

    @ConfigProperty(name = "finicity.base-uri")
    URI simulator;

    @ConfigProperty(name = "finicity.partner-id")
    String partner;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void clients_areAnsweredBySimulator() {
        assertThat(simulator.getHost()).isEqualTo("127.0.0.1");
        assertThat(customers.list().found()).isPositive();
        assertThat(acme.list().found()).isPositive();
    }

    @Test
    void uni_tokenExpired_callIsRepeated() throws Exception {
        assertThat(customers.later().await().indefinitely().found()).isPositive();
        var press =
                HttpRequest.newBuilder(
                                simulator.resolve("/_simulator/partners/" + partner + "/expire"))
                        .POST(BodyPublishers.noBody())
                        .build();
        assertThat(send(press).statusCode()).isEqualTo(200);

        assertThat(customers.later().await().indefinitely().found()).isPositive();
    }

    @Test
    void unusedBeans_areNotRemoved() {
        assertThat(Arc.container().instance(PartnerAccount.class).isAvailable()).isTrue();
        assertThat(ArcContainerImpl.instance().getRemovedBeans())
                .extracting(RemovedBean::toString)
                .noneMatch(bean -> bean.contains("io.github.mpfinicity."));
    }

    @Test
    void health_hasThePartners() throws Exception {
        var ready =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"));
        assertThat(send(ready.build()).body())
                .contains("default.usable", "acme.usable", "hooks.usable");
    }

    @Test
    void metrics_haveThePartners() throws Exception {
        assertThat(customers.list().found()).isPositive();
        var metrics = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/metrics"));
        assertThat(send(metrics.build()).body())
                .contains("finicity_authenticated{finicity_partner=\"default\"} 1.0");
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
