package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.wire.ErrorShape;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The legacy form, against a vendor that parses it, and refuses a declaration. */
@Timeout(60)
class XmlVendorTest extends GatewayFixture {
    private final FinicitySimulator simulator = FinicitySimulator.start();

    @BeforeEach
    void legacy() {
        simulator.dialect().xmlDeclarationRefused(true).errors(ErrorShape.XML);
    }

    @AfterEach
    void end() {
        simulator.close();
    }

    @Test
    void goodCredentials_accepted() {
        assertThat(authenticated(simulator.partner().secret()))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(simulator.tally().accepted()).isEqualTo(1);
    }

    @Test
    void secretWithMarkUp_accepted() {
        String secret = "R&D-<lt>-&amp;-]]>-\"1'";
        simulator.partner().changeSecret(secret);
        assertThat(authenticated(secret)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void wrongSecret_rejectedAndCountedOnce() {
        assertThat(authenticated("Wrong-secret-1"))
                .isEqualTo(new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001"));
        assertThat(simulator.partner().failures()).isEqualTo(1);
    }

    @Test
    void locked_whateverTheStatus() {
        simulator.partner().lock();
        for (int status : new int[] {401, 500}) {
            simulator.dialect().lockedStatus(status);
            assertThat(authenticated(simulator.partner().secret()))
                    .isEqualTo(new Outcome.Locked(status));
        }
    }

    @Test
    void invalidAppKey_rejected() {
        assertThat(inXml(gateway -> gateway.authenticate(CREDENTIALS)))
                .isEqualTo(new Outcome.Rejected(CredentialPart.APP_KEY, 401, "10027"));
    }

    @Test
    void changeAtOnce_newSecretInForceAndOldOneNot() {
        var next = PartnerSecret.of("N3w-secret-R&D");
        String old = simulator.partner().secret();
        assertThat(changed(next)).isEqualTo(new Outcome.Changed());

        assertThat(simulator.partner().secret()).isEqualTo(next.value());
        assertThat(simulator.partner().previousSecret(simulator.clock().instant())).isEmpty();
        assertThat(authenticated(next.value())).isInstanceOf(Outcome.Accepted.class);
        assertThat(authenticated(old)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void againstThePolicy_refused() {
        assertThat(changed(PartnerSecret.of("short1")))
                .isEqualTo(new Outcome.ChangeRefused(400, "24437"));
    }

    private Outcome authenticated(String secret) {
        return inXml(gateway -> gateway.authenticate(with(secret)));
    }

    private Outcome changed(PartnerSecret next) {
        return inXml(
                gateway ->
                        gateway.changeSecret(
                                with(simulator.partner().secret()), next, GracePeriod.NONE));
    }

    private PartnerCredentials with(String secret) {
        var partner = simulator.partner();
        return new PartnerCredentials(partner.appKey(), partner.id(), PartnerSecret.of(secret));
    }

    private Outcome inXml(Function<HttpPartnerGateway, Outcome> call) {
        try (HttpPartnerGateway gateway = gateway(simulator.baseUri(), "finicity.format", "xml")) {
            return call.apply(gateway);
        }
    }
}
