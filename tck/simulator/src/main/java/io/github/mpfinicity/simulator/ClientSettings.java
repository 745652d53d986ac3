package io.github.mpfinicity.simulator;

import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The settings with which an application calls a simulator, in the order of the guide. */
final class ClientSettings {

    private ClientSettings() {}

    static Map<String, String> of(
            FinicitySimulator simulator,
            String prefix,
            SimulatedPartner partner,
            String... clients) {
        var base = simulator.baseUri().toString();
        var settings = new LinkedHashMap<String, String>();
        settings.put(prefix + "app-key", partner.appKey());
        settings.put(prefix + "partner-id", partner.id());
        settings.put(prefix + "partner-secret", partner.secret());
        settings.put(prefix + "region", simulator.region().name().toLowerCase(Locale.ROOT));
        settings.put(prefix + "base-uri", base);
        settings.put(prefix + "token.minimum-age", "PT0.001S");
        for (var client : clients) {
            settings.put(client + "/mp-rest/url", base);
        }
        return Collections.unmodifiableMap(settings);
    }
}
