package io.github.mpfinicity.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/** What is expected of a simulator that runs on its own. */
final class SimulatorInProcess {

    private SimulatorInProcess() {}

    private static String ready(URI base) throws Exception {
        var request = HttpRequest.newBuilder(base.resolve("/_simulator/ready")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    static void assertServes(OwnProcess process, String region, String format) throws Exception {
        var lines = process.configuration();
        var base = URI.create(lines.getProperty("finicity.base-uri"));
        assertThat(lines)
                .containsEntry("finicity/mp-rest/url", base.toString())
                .containsEntry("finicity.region", region)
                .containsEntry("finicity.format", format)
                .containsEntry("finicity.token.minimum-age", "PT0.001S")
                .hasSize(8);
        assertThat(ready(base)).isEqualTo("ready\n");
        // The partner is made up, but the same in every simulator.
        try (var twin = FinicitySimulator.start()) {
            var partner = twin.partner();
            assertThat(lines)
                    .containsEntry("finicity.app-key", partner.appKey())
                    .containsEntry("finicity.partner-id", partner.id())
                    .containsEntry("finicity.partner-secret", partner.secret());
            var whose = SimulatedRegion.valueOf(region.toUpperCase(Locale.ROOT));
            assertThat(new TestClient(partner, base, whose).authenticate().statusCode())
                    .isEqualTo(200);
        }
    }
}
