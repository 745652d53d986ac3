package io.github.mpfinicity.microprofile.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.gateway.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExchangeThreadsTest extends GatewayFixture {
    /** Fails by its time limit. On 17 the client's own thread looks every three seconds. */
    @Test
    @Timeout(30)
    void authenticationOver_noThreadStays() throws Exception {
        try (FakeVendor vendor = FakeVendor.answering(200, "{\"token\":\"" + TOKEN + "\"}");
                HttpPartnerGateway gateway = gateway(vendor.uri())) {
            assertThat(gateway.authenticate(CREDENTIALS)).isEqualTo(new Outcome.Accepted(TOKEN));
            assertThat(threads()).isNotEmpty();

            for (List<Thread> left = threads(); !left.isEmpty(); left = threads()) {
                System.gc();
                left.get(0).join(100);
            }
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(HttpClient-|mp-finicity exchange).*"))
                .toList();
    }
}
