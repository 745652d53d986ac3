package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.relay.FaultRelay;
import io.github.mpfinicity.simulator.wire.Reply;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom an answer names as another place gets nothing: not even a connection is made to it. */
@Timeout(60)
class RedirectTest extends GatewayFixture {
    private static final int[] REDIRECTIONS = {301, 302, 303, 307, 308};

    @ParameterizedTest
    @CsvSource({
        "http, http://127.0.0.1",
        "http, https://127.0.0.1",
        "https, https://127.0.0.1",
        "https, http://127.0.0.1",
        "https, //127.0.0.1"
    })
    void toAnotherServer_nothingGoesThere(String scheme, String place) {
        try (var vendor = vendor(scheme);
                var other = FaultRelay.to(vendor.baseUri());
                HttpPartnerGateway gateway = gateway(vendor)) {
            String location = place + ":" + other.uri().getPort() + "/elsewhere";
            for (int status : REDIRECTIONS) {
                vendor.onAuthentication()
                        .always(
                                (request, honest) ->
                                        Reply.json(status, "{}").withHeader("Location", location));
                gateway.authenticate(CREDENTIALS);
                gateway.changeSecret(CREDENTIALS, NEXT, GracePeriod.THIRTY_DAYS);
            }
            assertThat(vendor.requests()).hasSize(2 * REDIRECTIONS.length);
            assertThat(other.connections()).isZero();
        }
    }

    private static FinicitySimulator vendor(String scheme) {
        var builder = FinicitySimulator.builder();
        return (scheme.equals("https") ? builder.https() : builder).start();
    }

    private HttpPartnerGateway gateway(FinicitySimulator vendor) {
        return vendor.baseUri().getScheme().equals("https")
                ? trusting(vendor, vendor.baseUri())
                : gateway(vendor.baseUri());
    }
}
