package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.vendor.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExchangeThreadsTest extends GatewayFixture {
    /** Fails by its time limit. On 17 the client's own thread looks every three seconds. */
    @Test
    @Timeout(30)
    void authenticationOver_noThreadStays() throws Exception {
        List<Thread> others = threads(List.of());
        try (FakeVendor vendor = FakeVendor.answering(200, "{\"token\":\"" + TOKEN + "\"}");
                HttpPartnerGateway gateway = gateway(vendor.uri())) {
            assertThat(gateway.authenticate(CREDENTIALS)).isEqualTo(new Outcome.Accepted(TOKEN));
            List<Thread> left = threads(others);
            assertThat(left).isNotEmpty();

            while (!left.isEmpty()) {
                System.gc();
                left.get(0).join(100);
                left = threads(others);
            }
        }
    }

    /** Tests of the same JVM have clients, too. */
    private static List<Thread> threads(List<Thread> others) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(HttpClient-|mp-finicity exchange).*"))
                .filter(thread -> !others.contains(thread))
                .toList();
    }
}
