package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.time.ManualClocks;
import org.junit.jupiter.api.Test;

/** A run ends with a token. What that says of the change depends on what the vendor was sent. */
class SecretChangeTest {
    private static final CachedToken TOKEN =
            SessionRules.us()
                    .token(
                            "token",
                            new TokenBinding("https://vendor", "app-key", "partner-id"),
                            1,
                            1,
                            new ManualClocks().now(),
                            0.5);

    private final SecretChange change =
            new SecretChange(PartnerSecret.of("new-secret-1"), GracePeriod.NONE);

    @Test
    void neverSent_failed() {
        assertThat(change.result(TOKEN)).isInstanceOf(ChangeResult.Failed.class);
    }

    @Test
    void certainlyNotMade_failed() {
        change.sent();
        change.notMade();

        assertThat(change.result(TOKEN)).isInstanceOf(ChangeResult.Failed.class);
    }

    @Test
    void perhapsMade_inDoubt() {
        change.sent();

        assertThat(change.result(TOKEN)).isInstanceOf(ChangeResult.InDoubt.class);
    }

    @Test
    void made_done() {
        change.sent();
        change.changed();

        assertThat(change.result(TOKEN)).isEqualTo(new ChangeResult.Done());
    }

    @Test
    void decidedBefore_thatStands() {
        change.decide(new ChangeResult.ReadOnly());

        assertThat(change.result(new Refusal.Closed())).isEqualTo(new ChangeResult.ReadOnly());
    }
}
