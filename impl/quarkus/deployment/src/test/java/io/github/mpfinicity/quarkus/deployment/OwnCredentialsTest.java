package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dev mode of an application that has an account: neither simulator nor its page. */
class OwnCredentialsTest {
    private static final String CREDENTIALS =
            """
            finicity.app-key=0123456789abcdef0123456789abcdef
            finicity.partner-id=2445500000017
            finicity.partner-secret=NobodysSecret1234567
            """;

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION =
            new QuarkusDevModeTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addClass(CountResource.class)
                                            .addAsResource(
                                                    new StringAsset(CREDENTIALS),
                                                    "application.properties"));

    @Test
    @Timeout(300)
    void starts_withTheCardOfTheAccountAlone() throws Exception {
        assertThat(DevMode.get("/attempts-left").body()).isEqualTo("3");
        assertThat(DevMode.get("/q/dev-ui/devui-data.js").body())
                .contains("\"title\":\"Account\"")
                .doesNotContain("\"title\":\"Simulated Finicity\"");
    }
}
