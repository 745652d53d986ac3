package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An operator says that the account is not locked, and something outside does not work. */
@Timeout(60)
class ConfirmationTest {
    private final SessionFixture world = new SessionFixture();
    private final FailingStore store = new FailingStore();
    private PartnerSession session;

    /** One attempt was refused without a reason, so nothing is sent before a confirmation. */
    @BeforeEach
    void refused() {
        world.store = store;
        world.longestWait = Duration.ofMillis(1);
        world.deadline = Duration.ofMillis(1);
        world.threads = Runnable::run;
        world.vendor.failure = new Outcome.Unexplained(404, null);
        session = world.open();
        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
        world.vendor.failure = null;
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void allWorks_sentAgain() {
        assertThat(session.confirmUnlocked()).isNull();

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
    }

    @Test
    void applicationHasEnded_saidSo() {
        world.threads =
                task -> {
                    throw new RejectedExecutionException();
                };

        assertThat(session.confirmUnlocked()).isEqualTo(new Refusal.Closed());
    }

    @Test
    void noMemoryForAThread_saidSo() {
        world.threads =
                task -> {
                    throw new OutOfMemoryError();
                };

        assertUnavailable(
                UnavailableReason.CREDENTIALS_UNREADABLE, "no thread could be had for it");
    }

    @Test
    void settingIsMissing_saidWhich() {
        List<String> problems = List.of("finicity.app-key is missing");
        world.reader = () -> new CredentialsReader.Misconfigured(problems);

        assertThat(session.confirmUnlocked()).isEqualTo(new Refusal.Misconfigured(problems));
    }

    @Test
    void storeFails_thrown() {
        var down = new StoreException("the database is down");
        failEachWrite(down);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(session::confirmUnlocked)
                .isSameAs(down);
    }

    @Test
    void storeHangs_saidThatItMayStillBeConfirmed() {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        store.beforeWrite =
                () -> {
                    entered.countDown();
                    await(release);
                };
        world.threads =
                task -> {
                    world.executor.execute(task);
                    await(entered);
                };

        assertUnavailable(
                UnavailableReason.RECORD_UNAVAILABLE,
                "no end within PT0.002S: the store does not answer; the account may still be"
                        + " confirmed");
        release.countDown();
    }

    @Test
    void threadBeginsTooLate_notConfirmedAnyMore() {
        var late = new AtomicReference<Runnable>();
        world.threads = late::set;

        assertUnavailable(
                UnavailableReason.CREDENTIALS_UNREADABLE,
                "no end within PT0.002S: the credentials source does not answer");
        late.get().run();

        assertStillRefused();
    }

    @Test
    void operatorIsInterrupted_notConfirmedAnyMore() {
        var late = new AtomicReference<Runnable>();
        world.threads = late::set;
        Thread.currentThread().interrupt();

        assertUnavailable(UnavailableReason.WAIT_ENDED, "the calling thread was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        late.get().run();

        assertStillRefused();
    }

    private void failEachWrite(StoreException why) {
        store.beforeWrite =
                () -> {
                    failEachWrite(why);
                    throw why;
                };
    }

    private void assertUnavailable(UnavailableReason reason, String detail) {
        assertThat(session.confirmUnlocked())
                .isEqualTo(
                        new Refusal.Unavailable(
                                reason, detail, Duration.ZERO, session.status().attempts()));
    }

    private void assertStillRefused() {
        world.threads = Runnable::run;
        world.clocks.advance(SessionRules.RECHECK);
        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
