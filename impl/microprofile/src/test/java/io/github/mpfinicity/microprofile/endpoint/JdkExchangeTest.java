package io.github.mpfinicity.microprofile.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.gateway.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JdkExchangeTest extends GatewayContract {
    @Override
    Exchange.Factory engine() {
        return JdkExchange::open;
    }

    @Test
    void callerInterrupted_countedAndStillInterrupted() throws IOException {
        try (var vendor = new RawVendor((socket, number) -> {})) {
            Thread.currentThread().interrupt();
            assertThat(authenticate(vendor.uri())).isInstanceOf(Outcome.Unknown.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
