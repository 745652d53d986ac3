package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.lockout.RecordView;
import io.github.mpfinicity.core.lockout.TokenRequirement;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that share a record: nodes of a fleet, or one process and the one before it. */
@Timeout(60)
class SharedTokenTest {
    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void pastTheHardLimit_notReused() {
        held(fixture.open());
        fixture.clocks.advance(Duration.ofMinutes(115));

        assertThat(held(fixture.open()).token().value()).isEqualTo("token-2");
    }

    @Test
    void refusedByOne_renewedOnceForAll() {
        PartnerSession first = fixture.open();
        PartnerSession second = fixture.open();
        CachedToken old = held(first);
        assertThat(held(second).token().value()).isEqualTo(old.token().value());
        fixture.clocks.advance(Duration.ofMinutes(1));

        first.invalidate(held(first).token());
        second.invalidate(held(second).token());

        assertThat(held(first).token().value()).isEqualTo("token-2");
        assertThat(held(second).token().value()).isEqualTo("token-2");
        assertThat(fixture.vendor.calls).hasValue(2);
    }

    @Test
    void newerTokenSeenInPassing_takenWhileTheOldOneServes() {
        PartnerSession first = fixture.open();
        PartnerSession second = fixture.open();
        held(first);
        held(second);
        fixture.clocks.advance(Duration.ofMinutes(1));
        first.invalidate(held(first).token());
        held(first);

        fixture.clocks.advance(SessionRules.RECHECK_WHILE_SERVED);
        held(second);

        fixture.await(() -> held(second).token().value().equals("token-2"));
        assertThat(fixture.vendor.calls).hasValue(2);
    }

    @Test
    void tokenOfAnotherNodeDuringAPause_taken() {
        fixture.threads = Runnable::run;
        PartnerSession first = fixture.open();
        PartnerSession second = fixture.open();
        fixture.vendor.failure = new Outcome.Unknown("lost");
        assertThat(first.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);
        assertThat(second.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);
        fixture.vendor.failure = null;
        fixture.clocks.advance(Duration.ofSeconds(80));
        held(first);

        assertThat(second.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);

        assertThat(held(second).token().value()).isEqualTo("token-2");
        assertThat(fixture.vendor.calls).hasValue(2);
    }

    @Test
    void lockedForOne_stopsTheOtherOnceItLooks() {
        PartnerSession first = fixture.open();
        PartnerSession second = fixture.open();
        held(first);
        held(second);
        first.lockSeen();
        fixture.await(() -> first.status().activity() == Activity.QUARANTINED);

        fixture.await(
                () -> {
                    fixture.clocks.advance(SessionRules.RECHECK_WHILE_SERVED);
                    held(second);
                    return second.status().activity() == Activity.QUARANTINED;
                });
    }

    /** As after a long pause of the first: its own token would be one that nobody else knows. */
    @Test
    void successAfterTheLease_tokenOfWhoeverTookOverIsUsed() {
        var slow = new CountDownLatch(1);
        fixture.vendor.gate = slow;
        PartnerSession first = fixture.open();
        first.warmUp();
        fixture.awaitCalls(1);
        fixture.vendor.gate = new CountDownLatch(0);
        PartnerSession second = fixture.open();
        second.warmUp();
        int timersOfAWaitAndAnAttempt = 4;
        fixture.await(() -> fixture.timer.pending() == timersOfAWaitAndAnAttempt);

        fixture.clocks.advance(Duration.ofSeconds(50));
        fixture.await(() -> soonHeld(second));
        slow.countDown();
        fixture.await(() -> first.status().tokenAge() != TokenAge.NONE);

        assertThat(held(first).token().value()).isEqualTo("token-2");
        assertThat(held(second).token().value()).isEqualTo("token-2");
        assertThat(fixture.vendor.calls).hasValue(2);
    }

    /** Nobody flies again for an hour and a half. */
    @Test
    void storeDidNotTakeTheToken_writtenAtTheNextLook() {
        var failing = new FailingStore();
        fixture.store = failing;
        var completion = new CountDownLatch(1);
        fixture.vendor.gate = completion;
        PartnerSession session = fixture.open();
        session.warmUp();
        fixture.awaitCalls(1);
        failing.failWritesBefore = Integer.MAX_VALUE;
        completion.countDown();
        fixture.awaitNews(1);
        assertThat(sharedToken()).isNull();

        failing.failWritesBefore = 0;
        fixture.clocks.advance(SessionRules.RECHECK_WHILE_SERVED);
        held(session);
        fixture.await(() -> sharedToken() != null);
        assertThat(fixture.vendor.calls).hasValue(1);
    }

    private @Nullable SharedToken sharedToken() {
        AuthenticationTarget target = ((CredentialsReader.Found) fixture.found()).target();
        var other = new LockoutLedger(fixture.store, fixture.policy, fixture.clocks);
        RecordView seen = other.look(target, new TokenRequirement(0, Duration.ofHours(2)));
        return seen == null ? null : seen.token();
    }

    private boolean soonHeld(PartnerSession session) {
        fixture.timer.fire();
        fixture.clocks.advance(Duration.ofMillis(10));
        return session.currentAsync().toCompletableFuture().getNow(null) instanceof CachedToken;
    }

    @Test
    void secretChangedElsewhere_tokenCannotBeReadAndTheOldSecretIsNotSent() {
        PartnerSession old = fixture.open();
        held(old);
        fixture.vendor.rightSecret = "next-secret";
        fixture.secret = "next-secret";
        assertThat(held(fixture.open()).token().value()).isEqualTo("token-2");
        fixture.secret = "right-secret";

        assertThat(fixture.open().current(Duration.ZERO)).isInstanceOf(Refusal.Superseded.class);
        assertThat(fixture.vendor.calls).hasValue(2);
    }

    @Test
    void otherAppKey_tokenOfTheFirstIsNotUsed() {
        held(fixture.open());
        fixture.appKey = "another-key";

        assertThat(held(fixture.open()).token().value()).isEqualTo("token-2");
    }

    private static CachedToken held(PartnerSession session) {
        TokenResult answer = session.current(Duration.ZERO);
        assertThat(answer).isInstanceOf(CachedToken.class);
        return (CachedToken) answer;
    }
}
