package io.github.mpfinicity.contract.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.contract.Gateways;
import io.github.mpfinicity.contract.MadeUp;
import io.github.mpfinicity.contract.PactFile;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.simulator.FinicitySimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a session asks of it. */
class OneTokenGatewayTest {
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final OneTokenGateway gateway =
            new OneTokenGateway(
                    simulator.baseUri(), PactFile.written().interaction("a request for a token"));

    @AfterEach
    void end() {
        simulator.close();
    }

    @Test
    void secondAuthentication_notSent() {
        var wrong = Gateways.credentials(MadeUp.APP_KEY, MadeUp.PARTNER_ID, MadeUp.SECRET);

        assertThat(gateway.authenticate(wrong)).isInstanceOf(Outcome.Rejected.class);
        assertThat(gateway.authenticate(wrong)).isInstanceOf(Outcome.NotSent.class);
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void changeOfTheSecret_notSent() {
        var partner = simulator.partner();
        var good = Gateways.credentials(partner.appKey(), partner.id(), partner.secret());
        var next = PartnerSecret.of(MadeUp.NEW_SECRET);

        assertThat(gateway.changeSecret(good, next, GracePeriod.NONE))
                .isInstanceOf(Outcome.NotSent.class);
        assertThat(simulator.requests()).isEmpty();
    }
}
