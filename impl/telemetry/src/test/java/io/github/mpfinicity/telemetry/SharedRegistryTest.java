package io.github.mpfinicity.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.core.observe.PartnerObserver.WebhookResult;
import io.github.mpfinicity.microprofile.runtime.Logged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two applications of one server have one registry of Micrometer and a partner of one name. */
class SharedRegistryTest {
    private static final String USED = "finicity.lockout.used{finicity.partner=acme}";
    private static final String WEBHOOKS =
            "finicity.webhooks{finicity.outcome=accepted, finicity.partner=acme}";

    private final MicrometerExported exported = new MicrometerExported();
    private final PartnerTelemetry first = telemetry(1);

    @AfterEach
    void end() {
        exported.close();
    }

    @Test
    void secondEnds_gaugesOfTheFirstStay() {
        telemetry(2).close();

        assertThat(exported.value(USED)).isEqualTo(1);
    }

    @Test
    void firstEnds_itsGaugesGo() {
        PartnerTelemetry second = telemetry(2);
        first.close();

        assertThat(exported.samples()).doesNotContainKey(USED);
        second.close();
    }

    @Test
    void oneEnds_countOfBothStays() {
        PartnerTelemetry second = telemetry(2);
        first.webhookVerified(WebhookResult.ACCEPTED);
        second.webhookVerified(WebhookResult.ACCEPTED);
        second.close();

        assertThat(exported.value(WEBHOOKS)).isEqualTo(2);
    }

    @Test
    void second_warnedOnceWithTheWayOut() throws Exception {
        List<String> lines = Logged.during(() -> telemetry(2));

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("MPFIN-226", "partner acme", "registry of its own");
    }

    private PartnerTelemetry telemetry(long used) {
        var account = new FakeAccount();
        account.status =
                FakeAccount.status(TokenAge.NONE, Duration.ZERO, used, null, Duration.ZERO);
        return new PartnerTelemetry("acme", account, exported.meters(), AuthenticationSpans.NONE);
    }
}
