package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The card of an application without a default partner. */
class NamedPartnersCardTest {
    private static final String CREDENTIALS =
            """
            finicity.partners.acme.app-key=0123456789abcdef0123456789abcdef
            finicity.partners.acme.partner-id=2445500000017
            finicity.partners.acme.partner-secret=NobodysSecret1234567
            quarkus.rest-client."%s".url=https://api.finicity.com
            """
                    .formatted(AcmeCustomers.class.getName());

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION =
            new QuarkusDevModeTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addClasses(AcmeCustomers.class, Customers.Page.class)
                                            .addAsResource(
                                                    new StringAsset(CREDENTIALS),
                                                    "application.properties"));

    @Test
    @Timeout(300)
    void card_showsThem() throws Exception {
        assertThat(DevMode.ask("status"))
                .contains("acme: token NONE, attempts left 3")
                .doesNotContain("default");
    }
}
