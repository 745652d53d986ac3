package io.github.mpfinicity.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.wire.SimulatedRegion;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {

    @Test
    void onlyPartner_itsCredentialsAndOneAddressForAll() {
        try (var simulator = FinicitySimulator.start()) {
            var base = simulator.baseUri().toString();

            assertThat(simulator.settings("finicity", "com.example.Customers"))
                    .containsExactly(
                            entry("finicity.app-key", simulator.partner().appKey()),
                            entry("finicity.partner-id", simulator.partner().id()),
                            entry("finicity.partner-secret", simulator.partner().secret()),
                            entry("finicity.region", "us"),
                            entry("finicity.base-uri", base),
                            entry("finicity.token.minimum-age", "PT0.001S"),
                            entry("finicity/mp-rest/url", base),
                            entry("com.example.Customers/mp-rest/url", base));
        }
    }

    @Test
    void namedPartner_namesItsSettings() {
        try (var simulator = FinicitySimulator.builder().region(SimulatedRegion.AU).start()) {
            var acme = simulator.add(SimulatedPartner.madeUp(2));

            assertThat(simulator.settings("acme", acme, "acme"))
                    .containsEntry("finicity.partners.acme.partner-id", acme.id())
                    .containsEntry("finicity.partners.acme.region", "au")
                    .containsEntry("acme/mp-rest/url", simulator.baseUri().toString())
                    .hasSize(7);
        }
    }
}
