package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.tls.ServerCertificate;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A gateway, and what it is asked with. */
abstract class GatewayFixture {
    static final String APP_KEY = "0123456789abcdef0123456789abcdef";
    static final String SECRET = "S3cret-with-&<\"quotes";
    static final String TOKEN = "pB3gC0dGh1kL9zTqW2xY";
    static final PartnerCredentials CREDENTIALS =
            new PartnerCredentials(APP_KEY, "2445582695152", PartnerSecret.of(SECRET));

    static final String[] QUICK = {
        "finicity.deadline", "PT0.5S", "finicity.connect-timeout", "PT0.5S"
    };

    static final PartnerSecret NEXT = PartnerSecret.of("N3xt-secret-with-&");

    HttpPartnerGateway gateway(URI baseUri, String... settings) {
        List<String> all = new ArrayList<>(Arrays.asList(settings));
        all.addAll(List.of("finicity.base-uri", baseUri.toString()));
        Settings read = TestConfig.settings(all.toArray(String[]::new));
        return new HttpPartnerGateway(read, Clocks.system());
    }

    /** For a simulator's own certificate. */
    HttpPartnerGateway trusting(FinicitySimulator simulator, URI uri, String... more) {
        ServerCertificate certificate = simulator.certificate();
        List<String> settings = new ArrayList<>(Arrays.asList(more));
        settings.addAll(
                List.of(
                        "finicity-auth/mp-rest/trustStore",
                        certificate.trustStore().toUri().toString(),
                        "finicity-auth/mp-rest/trustStorePassword",
                        certificate.trustStorePassword()));
        return gateway(uri, settings.toArray(String[]::new));
    }

    Outcome authenticate(URI baseUri, String... settings) {
        try (HttpPartnerGateway gateway = gateway(baseUri, settings)) {
            return gateway.authenticate(CREDENTIALS);
        }
    }

    Outcome change(URI baseUri, GracePeriod grace, String... settings) {
        try (HttpPartnerGateway gateway = gateway(baseUri, settings)) {
            return gateway.changeSecret(CREDENTIALS, NEXT, grace);
        }
    }

    Outcome changeAt(int status, String body) {
        try (FakeVendor vendor = FakeVendor.answering(status, body)) {
            Outcome outcome = change(vendor.uri(), GracePeriod.THIRTY_DAYS);
            assertThat(vendor.requests).hasSize(1);
            return outcome;
        }
    }

    Outcome authenticateAt(int status, String body) {
        try (FakeVendor vendor = FakeVendor.answering(status, body)) {
            Outcome outcome = authenticate(vendor.uri());
            assertThat(vendor.requests).hasSize(1);
            return outcome;
        }
    }
}
