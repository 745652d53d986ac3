package io.github.mpfinicity.tck.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** In order: the second partner has a wrong secret, and is asked for last. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class XmlTest {
    private static final String FORMAT = "setting finicity.format";
    private static final String SETTING = "finicity.partners.acme.partner-secret";
    private static final String WRONG = "SecretThatIsWrong123";

    @Inject Vendor vendor;
    @Inject Routes routes;

    @Inject
    @Partner("acme")
    AppTokens acmeTokens;

    @Deployment
    static WebArchive application() {
        return Application.of(XmlTest.class)
                .with("finicity.format", "xml")
                .withPartner("acme")
                .with(SETTING, WRONG)
                .archive();
    }

    @Test
    @Order(1)
    @Requirement(
            id = "FORMAT-01",
            text = "With the legacy format the credentials are XML, and calls are as ever.",
            source = FORMAT)
    void xml_credentialsOnly() throws Exception {
        for (Route route : List.of(routes.annotated(), routes.built())) {
            assertThat(route.call().displayed()).as(route.name()).isEqualTo(1);
            assertThat(route.callLater().displayed()).as(route.name()).isEqualTo(1);
        }
        assertThat(vendor.authenticationBodies())
                .singleElement()
                .satisfies(body -> assertIsXml(body, "default", vendor.secret()));
    }

    @Test
    @Order(2)
    @Requirement(
            id = "FORMAT-02",
            text = "A wrong secret in the legacy format is sent once, and its setting named.",
            source = "vendor: five failures lock the account")
    void wrongSecret_refusedAndSentOnce() {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(acmeTokens::current)
                    .isExactlyInstanceOf(CredentialsRejectedException.class)
                    .hasMessageContaining(SETTING);
        }
        assertThat(vendor.partner("acme").authentications()).isEqualTo(1);
        assertThat(vendor.partner("acme").failures()).isEqualTo(1);
        assertThat(vendor.authenticationBodies())
                .last()
                .satisfies(body -> assertIsXml(body, "acme", WRONG));
    }

    private void assertIsXml(String body, String partner, String secret) {
        assertThat(body)
                .startsWith("<credentials>")
                .contains("<partnerId>" + vendor.partner(partner).id() + "</partnerId>")
                .contains("<partnerSecret>" + secret + "</partnerSecret>")
                .endsWith("</credentials>");
    }
}
