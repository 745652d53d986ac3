package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.VendorReply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The very first attempt meets a page of HTML that says 404, and the secret is right. */
@Timeout(60)
class UnexplainedTest {
    private static final Outcome NOT_FOUND = new VendorReply(404, null, null, null).outcome();

    private final SessionFixture world = new SessionFixture();
    private final PartnerSession session = world.open();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void nobodySaysAnything_notSentAgain() {
        notFoundOnce();
        world.clocks.advance(Duration.ofDays(1));

        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
        assertThat(world.open().current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void operatorConfirms_sentOnceMoreAndAccepted() {
        notFoundOnce();

        assertThat(session.confirmUnlocked()).isNull();

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(2);
        assertThat(session.status().attempts()).isEqualTo(new Attempts(0, 3));
    }

    @Test
    void confirmationIsSet_sentOnceMoreAndAccepted() {
        notFoundOnce();
        world.confirmation = "case-1";
        world.clocks.advance(SessionRules.RECHECK_WHILE_SERVED);

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void confirmationIsSet_afterARestartToo() {
        notFoundOnce();
        world.confirmation = "case-1";

        assertThat(world.open().current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void notFoundAgain_chargedAndQuarantinedAsBefore() {
        notFoundOnce();
        world.vendor.failure = NOT_FOUND;
        assertThat(session.confirmUnlocked()).isNull();

        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
        world.clocks.advance(Duration.ofDays(1));
        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);

        assertThat(world.vendor.calls).hasValue(2);
        assertThat(session.status().attempts().used()).isEqualTo(1);
    }

    @Test
    void refusedByACodeThatNamesTheSecret_noConfirmationHelps() {
        world.secret = "wrong-secret";
        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
        world.confirmation = "case-1";
        assertThat(session.confirmUnlocked()).isNull();

        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
        assertThat(world.open().current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
        assertThat(world.vendor.calls).hasValue(1);
    }

    private void notFoundOnce() {
        world.vendor.failure = NOT_FOUND;
        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
        world.vendor.failure = null;
    }
}
