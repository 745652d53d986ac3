package io.github.mpfinicity.quarkus.deployment;

import io.github.mpfinicity.quarkus.FinicityDevUi;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import java.util.List;

/** Shows the state of the account in the Dev UI, and the way to the simulator's page. */
@BuildSteps(onlyIf = IsLocalDevelopment.class)
final class DevUiProcessor {
    private static final String GUIDE =
            "https://developer.mastercard.com/open-finance-us/documentation/";

    @BuildStep
    JsonRPCProvidersBuildItem answers() {
        return new JsonRPCProvidersBuildItem(FinicityDevUi.class);
    }

    @BuildStep
    CardPageBuildItem card(List<DevServicesResultBuildItem> services) {
        var card = new CardPageBuildItem();
        card.addPage(
                Page.externalPageBuilder("Account")
                        .icon("font-awesome-solid:key")
                        .dynamicLabelJsonRPCMethodName("status")
                        .url(GUIDE)
                        .doNotEmbed());
        if (services.stream().anyMatch(it -> it.getName().equals(FinicityProcessor.FEATURE))) {
            card.addPage(
                    Page.externalPageBuilder("Simulated Finicity")
                            .icon("font-awesome-solid:gauge")
                            .dynamicUrlJsonRPCMethodName("simulatorPage")
                            .doNotEmbed());
        }
        return card;
    }
}
