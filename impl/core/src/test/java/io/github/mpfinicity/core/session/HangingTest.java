package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.SourceCalls;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.time.Calls;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source, a store or a timer that does not come back: everybody else goes on. */
@Timeout(60)
class HangingTest {
    private final SessionFixture world = new SessionFixture();
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean hangs = true;

    @AfterEach
    void end() {
        release.countDown();
        world.close();
    }

    @Test
    void sourceHangs_twoThreadsAtMostAndTheTokenServes() {
        try (PartnerSession session = world.open()) {
            TokenResult token = session.current(Duration.ZERO);
            world.reader = bounded();
            for (int look = 0; look < 25; look++) {
                world.clocks.advance(Duration.ofSeconds(31));
                assertThat(session.current(Duration.ZERO)).isEqualTo(token);
                int expected = Math.min(look + 1, 2);
                world.await(() -> inside.get() >= expected);
            }
            assertThat(inside).hasValue(2);

            hangs = false;
            release.countDown();
            world.await(() -> inside.get() == 0);
            world.await(() -> world.readings.get() >= 3);
            int before = world.readings.get();
            // No look begins before the one that hung has ended altogether.
            world.await(
                    () -> {
                        world.clocks.advance(Duration.ofSeconds(31));
                        session.current(Duration.ZERO);
                        return world.readings.get() > before;
                    });
        }
    }

    @Test
    void sourceHangsFromTheStart_saidAskedAgainAndNothingPilesUp() {
        world.longestWait = Duration.ofMillis(1);
        world.reader = bounded();
        try (PartnerSession session = world.open()) {
            session.currentAsync();
            world.await(() -> inside.get() == 1);
            world.clocks.advance(Duration.ofSeconds(21));
            session.current(Duration.ZERO);
            assertThat(session.status().refusal())
                    .asString()
                    .contains("the credentials source does not answer");
            // The look during the pause is the second call that hangs.
            world.await(() -> inside.get() == 2);
            world.clocks.advance(Duration.ofMinutes(6));
            CompletableFuture<TokenResult> second = session.currentAsync().toCompletableFuture();
            assertThat(second.join()).asString().contains("the credentials source hangs");
            assertThat(inside).hasValue(2);

            hangs = false;
            release.countDown();
            world.await(() -> inside.get() == 0);
            world.clocks.advance(Duration.ofMinutes(6));
            CompletableFuture<TokenResult> end = session.currentAsync().toCompletableFuture();
            assertThat(end.join()).isInstanceOf(CachedToken.class);
        }
    }

    /** As where a host vanished: no restart is needed. */
    @Test
    void sourceHangsForGood_askedAgainAQuarterOfAnHourLater() {
        try (PartnerSession session = world.open()) {
            session.current(Duration.ZERO);
            world.reader = bounded();
            for (int look = 1; look <= 2; look++) {
                int expected = look;
                world.clocks.advance(Duration.ofSeconds(31));
                session.current(Duration.ZERO);
                world.await(() -> inside.get() == expected);
            }
            world.clocks.advance(Calls.REMEMBERED.plusSeconds(20));
            hangs = false;
            int before = world.readings.get();
            session.current(Duration.ZERO);
            world.await(() -> world.readings.get() > before);
        }
    }

    @Test
    void operatorConfirms_endsAndSaysWhatHangs() {
        world.longestWait = Duration.ofMillis(1);
        world.deadline = Duration.ofMillis(1);
        world.reader = bounded(Duration.ofSeconds(20));
        try (PartnerSession session = world.open()) {
            assertThat(session.confirmUnlocked())
                    .asString()
                    .contains("CREDENTIALS_UNREADABLE", "the credentials source does not answer");
        }
    }

    @Test
    void timerIsLost_nextCallerEndsTheRun() {
        try (PartnerSession session = world.open()) {
            world.vendor.gate = new CountDownLatch(1);
            CompletableFuture<TokenResult> first = session.currentAsync().toCompletableFuture();
            world.awaitCalls(1);
            world.clocks.advance(Duration.ofSeconds(20).minusNanos(1));
            assertThat(session.currentAsync().toCompletableFuture()).isNotDone();

            world.clocks.advance(Duration.ofNanos(1));
            TokenResult second = session.current(Duration.ZERO);

            assertThat(first.join()).isEqualTo(second);
            assertThat(second)
                    .isInstanceOfSatisfying(
                            Refusal.Unavailable.class,
                            why -> {
                                assertThat(why.reason())
                                        .isEqualTo(UnavailableReason.UNKNOWN_OUTCOME);
                                assertThat(why.attempts().used()).isEqualTo(1);
                            });
            world.clocks.advance(Duration.ofSeconds(59));
            assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);
            assertThat(world.vendor.calls).hasValue(1);

            world.vendor.gate.countDown();
            world.awaitNews(2);
            assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
            assertThat(world.vendor.calls).hasValue(1);
        }
    }

    /** As an application's source is asked. */
    private CredentialsReader bounded() {
        return bounded(world.deadline);
    }

    private CredentialsReader bounded(Duration deadline) {
        var calls =
                new SourceCalls("the credentials source", world.clocks, world.executor, deadline);
        return () -> calls.alone(this::read);
    }

    private CredentialsReader.Reading read() {
        if (!hangs) {
            return world.found();
        }
        inside.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inside.decrementAndGet();
        return world.found();
    }
}
