package io.github.mpfinicity.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The card of the Dev UI, and what it asks for. */
class DevUiTest {
    /** What the page of the Dev UI draws the cards from. */
    private static final String CARDS = "/q/dev-ui/devui-data.js";

    private static final Pattern ADDRESS = Pattern.compile("http:[^\"]+");

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION =
            new QuarkusDevModeTest()
                    .withApplicationRoot(
                            jar -> jar.addClasses(Customers.class, CustomersResource.class));

    @Test
    @Timeout(300)
    void card_showsStateAndLinksToThePage() throws Exception {
        assertThat(DevMode.get(CARDS).body())
                .containsPattern("\"title\":\"Account\",[^{}]*\"dynamicLabel\":\"status\"")
                .containsPattern(
                        "\"title\":\"Simulated Finicity\",[^{}]*\"metadata\":"
                                + "\\{[^{}]*\"dynamicUrlMethodName\":\"simulatorPage\"");
        assertThat(DevMode.ask("status")).contains("attempts left 3");
        assertThat(DevMode.get(address(DevMode.ask("simulatorPage"))).body())
                .contains("<h1>Simulated Finicity</h1>");
    }

    private static URI address(String answer) {
        var address = ADDRESS.matcher(answer);
        assertThat(address.find()).as(answer).isTrue();
        return URI.create(address.group());
    }
}
