package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.relay.FaultRelay;
import io.github.mpfinicity.simulator.relay.RelayMode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One authentication is one connection and one request, whatever class path it runs on. */
@Timeout(60)
class OneSendingTest extends GatewayFixture {
    /** Engines that connect again do so in many of these, which is a matter of nanoseconds. */
    private static final int ATTEMPTS = 50;

    /** Resets at once, so that some hit the client before it knows that it is connected. */
    @Test
    void resetBeforeRead_connectsOnce() {
        try (var simulator = FinicitySimulator.builder().https().start();
                var relay = FaultRelay.to(simulator.baseUri());
                HttpPartnerGateway gateway = trusting(simulator, relay.uri())) {
            relay.mode(RelayMode.RESET_BEFORE_READ);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                assertThat(gateway.authenticate(CREDENTIALS))
                        .isInstanceOfAny(Outcome.NotSent.class, Outcome.Unknown.class);
                assertThat(relay.connections()).isLessThanOrEqualTo(attempt);
            }
            relay.mode(RelayMode.PASS);
            assertThat(gateway.authenticate(CREDENTIALS)).isInstanceOf(Outcome.Rejected.class);
        }
    }

    @Test
    void proxy_oneTunnelToTheVendor() throws Exception {
        try (var simulator = FinicitySimulator.builder().https().start();
                var proxy = new TunnelProxy(simulator.baseUri().getPort());
                HttpPartnerGateway gateway =
                        trusting(
                                simulator,
                                simulator.baseUri(),
                                "finicity-auth/mp-rest/proxyAddress",
                                proxy.address())) {
            assertThat(gateway.authenticate(CREDENTIALS)).isInstanceOf(Outcome.Rejected.class);
            assertThat(proxy.tunnels).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_AFTER_READ", "RESET_AFTER_FORWARD", "LOSE_REPLY"})
    void endedAfterRead_connectsOnceAndCounts(RelayMode mode) {
        try (var simulator = FinicitySimulator.start();
                var relay = FaultRelay.to(simulator.baseUri()).mode(mode);
                HttpPartnerGateway gateway = gateway(relay.uri())) {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                assertThat(gateway.authenticate(CREDENTIALS)).isInstanceOf(Outcome.Unknown.class);
                assertThat(relay.connections()).isEqualTo(attempt);
            }
        }
    }

    @Test
    void jvmSendsAnythingAgain_notThis(@TempDir Path folder) throws Exception {
        Process process = LaxProcess.start(folder, "drop");
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(LaxProcess.answer(out)).isEqualTo("Unknown");
            assertThat(LaxProcess.answer(out)).isEqualTo("1");
        } finally {
            process.destroy();
        }
    }
}
