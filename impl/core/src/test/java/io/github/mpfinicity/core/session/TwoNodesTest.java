package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.lockout.RecordView;
import io.github.mpfinicity.core.lockout.TokenRequirement;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes with a secret each and one record: what one is told holds for the other. */
@Timeout(60)
class TwoNodesTest {
    private final SessionFixture one = new SessionFixture();
    private final SessionFixture other = new SessionFixture();

    @BeforeEach
    void share() {
        other.store = one.store;
    }

    @AfterEach
    void end() {
        one.close();
        other.close();
    }

    @Test
    void lockedAtTheAuthenticationOfOne_otherSendsNothing() {
        one.vendor.failure = new Outcome.Locked(500);

        assertThat(ask(one.open())).isInstanceOf(Refusal.Suspended.class);
        var why = (Refusal.Suspended) ask(other.open());

        assertThat(why.reason()).isEqualTo(Suspension.LOCKED);
        assertThat(one.vendor.calls).hasValue(1);
        assertThat(other.vendor.calls).hasValue(0);
    }

    /** Its token serves to its end all the same, and is not renewed. */
    @Test
    void lockedForOne_otherServesToTheEndAndStops() {
        PartnerSession second = other.open();
        assertThat(ask(second)).isInstanceOf(CachedToken.class);
        PartnerSession first = one.open();
        assertThat(ask(first)).isInstanceOf(CachedToken.class);
        first.lockSeen();
        one.await(this::isLockWritten);

        advance(Duration.ofMinutes(114));
        assertThat(ask(second)).isInstanceOf(CachedToken.class);
        one.await(() -> second.status().activity() == Activity.QUARANTINED);
        advance(Duration.ofMinutes(1));

        assertThat(ask(second)).isInstanceOf(Refusal.Suspended.class);
        assertThat(one.vendor.calls).hasValue(0);
        assertThat(other.vendor.calls).hasValue(1);
    }

    /** Else its status would show the lock until its token is renewed. */
    @Test
    void confirmedOnOne_otherIsNoLongerLocked() {
        PartnerSession second = other.open();
        assertThat(ask(second)).isInstanceOf(CachedToken.class);
        PartnerSession first = one.open();
        assertThat(ask(first)).isInstanceOf(CachedToken.class);
        first.lockSeen();
        one.await(this::isLockWritten);
        look(second, Activity.QUARANTINED);
        assertThat(first.confirmUnlocked()).isNull();

        look(second, Activity.IDLE);

        assertThat(second.status().refusal()).isNull();
        assertThat(one.vendor.calls.get() + other.vendor.calls.get()).isEqualTo(1);
    }

    private void look(PartnerSession session, Activity until) {
        advance(SessionRules.RECHECK_WHILE_SERVED);
        assertThat(ask(session)).isInstanceOf(CachedToken.class);
        one.await(() -> session.status().activity() == until);
    }

    @Test
    void secretRefusedForOne_otherWithTheSameSendsNothing() {
        one.secret = "wrong";
        other.secret = "wrong";

        assertThat(ask(one.open())).isInstanceOf(Refusal.Rejected.class);
        var why = (Refusal.Rejected) ask(other.open());

        assertThat(why.rejection().part()).isEqualTo(CredentialPart.PARTNER_SECRET);
        assertThat(other.vendor.calls).hasValue(0);
    }

    /** It serves to the end what it has, and never presents what was replaced. */
    @Test
    void secretReplacedByOne_otherThatRunsDoesNotSendTheOlder() {
        other.secret = "old-secret";
        other.vendor.rightSecret = "old-secret";
        PartnerSession second = other.open();
        assertThat(ask(second)).isInstanceOf(CachedToken.class);
        assertThat(ask(one.open())).isInstanceOf(CachedToken.class);
        assertThat(one.vendor.calls).hasValue(1);

        advance(Duration.ofMinutes(114));
        assertThat(ask(second)).isInstanceOf(CachedToken.class);
        one.await(() -> second.status().activity() == Activity.QUARANTINED);
        advance(Duration.ofMinutes(1));

        assertThat(ask(second)).isInstanceOf(Refusal.Superseded.class);
        assertThat(other.vendor.calls).hasValue(1);
        other.vendor.rightSecret = "right-secret";
        other.secret = "right-secret";
        advance(Duration.ofSeconds(1));
        assertThat(ask(other.open())).isInstanceOf(CachedToken.class);
    }

    /** One that was never accepted may be tried, while the budget lasts. */
    @Test
    void differentWrongSecrets_twoAreSent() {
        one.secret = "wrong-1";
        other.secret = "wrong-2";
        ask(one.open());
        ask(other.open());
        one.secret = "wrong-3";

        assertThat(ask(one.open())).isInstanceOf(Refusal.Exhausted.class);
        assertThat(one.vendor.calls.get() + other.vendor.calls.get()).isEqualTo(2);
    }

    private boolean isLockWritten() {
        AuthenticationTarget target = ((CredentialsReader.Found) one.found()).target();
        RecordView seen =
                new LockoutLedger(one.store, one.policy, one.clocks)
                        .look(target, TokenRequirement.NONE);
        return seen != null && seen.suspension() == Suspension.LOCKED;
    }

    private static TokenResult ask(PartnerSession session) {
        return session.current(Duration.ZERO);
    }

    private void advance(Duration time) {
        one.clocks.advance(time);
        other.clocks.advance(time);
    }
}
