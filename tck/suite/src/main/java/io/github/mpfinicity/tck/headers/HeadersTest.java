package io.github.mpfinicity.tck.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.AnnotatedCustomers;
import io.github.mpfinicity.tck.client.CustomerPage;
import io.github.mpfinicity.tck.client.NewCustomer;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.PartnerAtVendor;
import io.github.mpfinicity.tck.probe.SeenRequest;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class HeadersTest {
    private static final String VENDOR = "vendor: partner authentication, all further calls";
    private static final String SECRET = "finicity.partners.mistaken.partner-secret";
    private static final String WRONG = "SecretThatIsWrong123";

    @Inject @RestClient AnnotatedCustomers customers;
    @Inject Routes routes;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;

    @Inject
    @Partner("mistaken")
    AppTokens mistakensTokens;

    @Deployment
    static WebArchive application() {
        return Application.of(HeadersTest.class)
                .withPartnerElsewhere(Routes.OTHER)
                .with(Routes.OTHER, "format", "xml")
                .withPartnerElsewhere("mistaken")
                .with("mistaken", "format", "xml")
                .with(SECRET, WRONG)
                .archive();
    }

    @Test
    @Requirement(
            id = "HEADER-01",
            text =
                    "A call through an injected client of an annotated interface carries both"
                            + " headers.",
            source = VENDOR)
    void annotatedClient_bothHeaders() {
        routes.annotated().call();
        assertThatBothCame(vendor.lastCall());
    }

    @Test
    @Requirement(
            id = "HEADER-02",
            text = "A client that only its configuration attaches sends both headers.",
            source = "Javadoc of FinicityClient")
    void configuredClient_bothHeaders() {
        routes.configured().call();
        assertThatBothCame(vendor.lastCall());
    }

    @Test
    @Requirement(
            id = "HEADER-03",
            text = "A client that RestClientBuilder makes of an annotated type sends both headers.",
            source = "Javadoc of FinicityClient")
    void builtClient_bothHeaders() {
        routes.built().call();
        assertThatBothCame(vendor.lastCall());
    }

    @Test
    @Requirement(
            id = "HEADER-04",
            text = "The library replaces headers that the caller sets: each has one value.",
            source = "Javadoc of FinicityClient")
    void callersOwnValues_replaced() {
        customers.listWith("an app key of the caller's", "a token of the caller's");
        assertThatBothCame(vendor.lastCall());
    }

    @Test
    @Requirement(
            id = "HEADER-05",
            text = "An asynchronous method sends both headers, however the client is attached.",
            source = "MicroProfile Rest Client: asynchronous methods")
    void asynchronousMethods_bothHeaders() throws Exception {
        for (Route route : routes.all()) {
            assertThat(route.callLater().displaying()).as(route.name()).isEqualTo(1);
            assertThatBothCame(vendor.lastCall());
        }
    }

    @Test
    @Requirement(
            id = "HEADER-06",
            text = "A method that returns Response sends both headers and gets the response.",
            source = "MicroProfile Rest Client")
    void responseMethod_bothHeaders() {
        try (Response response = customers.listResponse(1)) {
            assertThat(response.getStatus()).isEqualTo(200);
        }
        assertThatBothCame(vendor.lastCall());
    }

    @Test
    @Requirement(
            id = "HEADER-07",
            text = "A method that returns nothing and sends a JSON record sends both headers.",
            source = "MicroProfile Rest Client")
    void voidMethodWithBody_bothHeaders() {
        vendor.answerNothing();
        customers.add(new NewCustomer("added-by-the-suite"));
        assertThat(vendor.lastCall().path()).endsWith("/customers/testing");
        assertThatBothCame(vendor.lastCall());
    }

    @Test
    @Requirement(
            id = "HEADER-08",
            text = "The caller gets a JSON entity as a record, blocking and asynchronous.",
            source = "MicroProfile Rest Client: JSON-P and JSON-B; Quarkus: Jackson as well")
    void recordResult_readByTheClient() throws Exception {
        CustomerPage page = customers.list(2);
        assertThat(page.displaying()).isEqualTo(2);
        assertThat(page.customers())
                .extracting(CustomerPage.Customer::username)
                .containsExactly("customer-01", "customer-02");
        assertThat(customers.listLater(2).toCompletableFuture().get(30, TimeUnit.SECONDS))
                .usingRecursiveComparison()
                .ignoringFields("found")
                .isEqualTo(page);
    }

    @Test
    @Requirement(
            id = "FORMAT-01",
            text = "With the legacy format the credentials are XML, and calls do not change.",
            source = "setting finicity.format")
    void legacyFormat_credentialsOnly() throws Exception {
        for (Route route : routes.ofOther()) {
            assertThat(route.call().displaying()).as(route.name()).isEqualTo(1);
            assertThat(route.callLater().displaying()).as(route.name()).isEqualTo(1);
        }
        PartnerAtVendor partner = vendor.partner(Routes.OTHER);
        assertThat(partner.authenticationBodies())
                .singleElement(STRING)
                .satisfies(body -> assertThatIsXml(body, partner.id(), partner.secret()));
    }

    @Test
    @Requirement(
            id = "FORMAT-02",
            text =
                    "A wrong secret in the legacy format is sent once; the message names its"
                            + " setting.",
            source = "vendor: five failures lock the account")
    void legacyFormat_wrongSecret_refusedAndSentOnce() {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(mistakensTokens::current)
                    .isExactlyInstanceOf(CredentialsRejectedException.class)
                    .hasMessageContaining(SECRET);
        }
        PartnerAtVendor partner = vendor.partner("mistaken");
        assertThat(partner.failures()).isEqualTo(1);
        assertThat(partner.authenticationBodies())
                .singleElement(STRING)
                .satisfies(body -> assertThatIsXml(body, partner.id(), WRONG));
    }

    private static void assertThatIsXml(String body, String id, String secret) {
        assertThat(body)
                .startsWith("<credentials>")
                .contains("<partnerId>" + id + "</partnerId>")
                .contains("<partnerSecret>" + secret + "</partnerSecret>")
                .endsWith("</credentials>");
    }

    private void assertThatBothCame(SeenRequest call) {
        assertThat(call.appKeys()).containsExactly(vendor.appKey());
        assertThat(call.tokens()).containsExactly(tokens.current().value());
    }
}
