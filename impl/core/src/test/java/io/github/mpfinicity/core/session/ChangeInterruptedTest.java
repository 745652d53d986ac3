package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something else happens to the account before a change of the secret has ended. */
class ChangeInterruptedTest {
    private final SessionFixture fixture = new SessionFixture();
    private final InMemorySecretStore secretStore = new InMemorySecretStore("right-secret");

    ChangeInterruptedTest() {
        fixture.secretStore = secretStore;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anotherNodeAsksForAPause_nothingSentAndThePauseIsKept() {
        PartnerSession other = fixture.open();
        PartnerSession session = fixture.open();
        other.current(Duration.ZERO);
        session.current(Duration.ZERO);
        fixture.vendor.failure = new Outcome.RateLimited(Duration.ofMinutes(10));
        fixture.clocks.advance(Duration.ofMinutes(100));
        other.current(Duration.ZERO);
        fixture.await(() -> other.status().activity() == Activity.COOLING);

        ChangeResult.Failed denied = (ChangeResult.Failed) change(session);

        assertThat(denied.why())
                .isInstanceOfSatisfying(
                        Refusal.Unavailable.class,
                        why -> assertThat(why.reason()).isEqualTo(UnavailableReason.OTHER_NODE));
        assertThat(session.status().activity()).isEqualTo(Activity.COOLING);
        assertThat(secretStore.pending).isNull();
        assertThat(fixture.vendor.calls).hasValue(2);
        fixture.vendor.failure = null;
        fixture.clocks.advance(Duration.ofMinutes(12));
        assertThat(change(session)).isEqualTo(new ChangeResult.Done());
    }

    @Test
    void lockSeenWhileTheRequestIsSent_inDoubtAndALateAnswerIsKept() throws Exception {
        PartnerSession session = fixture.open();
        session.current(Duration.ZERO);
        fixture.vendor.gate = new CountDownLatch(1);
        var changing = CompletableFuture.supplyAsync(() -> change(session), fixture.executor);
        fixture.awaitCalls(2);

        session.lockSeen();

        ChangeResult result = changing.get(30, TimeUnit.SECONDS);
        assertThat(result).isInstanceOf(ChangeResult.InDoubt.class);
        assertThat(((ChangeResult.InDoubt) result).why())
                .isInstanceOfSatisfying(
                        Refusal.Suspended.class,
                        why -> assertThat(why.reason()).isEqualTo(Suspension.LOCKED));
        fixture.vendor.gate.countDown();
        fixture.await(() -> secretStore.present.equals("new-secret-1"));
        assertThat(session.confirmUnlocked()).isNull();
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
    }

    private static ChangeResult change(PartnerSession session) {
        return session.changeSecret(PartnerSecret.of("new-secret-1"), GracePeriod.NONE);
    }
}
