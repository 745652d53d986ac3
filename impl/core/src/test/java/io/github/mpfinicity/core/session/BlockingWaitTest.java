package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.result.UnavailableReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingWaitTest {
    private final SessionFixture world = new SessionFixture();
    private final PartnerSession session = world.open();

    @Test
    void nothingYet_callerWaitsForTheToken() {
        assertThat(token().value()).isEqualTo("token-1");
        assertThat(token()).isEqualTo(token());
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void stale_callersGetTheOldTokenWhileOneRenewalRuns() throws Exception {
        AppToken old = token();
        world.clocks.advance(Duration.ofMinutes(93));
        world.vendor.gate = new CountDownLatch(1);

        for (int i = 0; i < 1000; i++) {
            assertThat(token()).isSameAs(old);
        }
        world.vendor.gate.countDown();

        awaitNews(2);
        assertThat(token().value()).isEqualTo("token-2");
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void renewalHangsPastTheOldToken_callersJoinIt() {
        token();
        world.clocks.advance(Duration.ofMinutes(115).minusNanos(1));
        world.vendor.gate = new CountDownLatch(1);
        token();
        world.clocks.advance(Duration.ofNanos(1));
        CompletableFuture<TokenResult> joined = session.currentAsync().toCompletableFuture();
        assertThat(joined).isNotDone();

        world.vendor.gate.countDown();

        assertThat(joined.join()).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void callersWaitEnds_runGoesOn() throws Exception {
        world.longestWait = Duration.ofMillis(1);
        try (PartnerSession impatient = world.open()) {
            world.vendor.gate = new CountDownLatch(1);

            assertThat(impatient.current(Duration.ZERO))
                    .isInstanceOfSatisfying(
                            Refusal.Unavailable.class,
                            why ->
                                    assertThat(why.reason())
                                            .isEqualTo(UnavailableReason.WAIT_ENDED));
            world.vendor.gate.countDown();

            awaitNews(1);
            assertThat(impatient.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
            assertThat(world.vendor.calls).hasValue(1);
        }
    }

    @Test
    void mayNotPark_refusedAtOnceAndTheRunGoesOn() throws Exception {
        world.mayPark = false;
        world.vendor.gate = new CountDownLatch(1);

        assertThat(session.current(Duration.ZERO))
                .isInstanceOfSatisfying(
                        Refusal.Unavailable.class,
                        why -> assertThat(why.reason()).isEqualTo(UnavailableReason.MAY_NOT_WAIT));
        world.vendor.gate.countDown();

        awaitNews(1);
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void mayNotPark_nextCallIsToldWhyTheRunFailed() throws Exception {
        world.mayPark = false;
        var missing = new CredentialsReader.Misconfigured(List.of("one is missing"));
        world.reader = () -> missing;
        session.current(Duration.ZERO);
        awaitNews(1);
        world.clocks.advance(SessionRules.RECHECK);
        var looks = new CountDownLatch(1);
        world.reader =
                () -> {
                    uninterruptibly(looks);
                    return world.found();
                };

        assertThat(session.current(Duration.ZERO))
                .isEqualTo(new Refusal.Misconfigured(List.of("one is missing")));
        looks.countDown();
        awaitNews(2);
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
    }

    @Test
    void callerInterrupted_keepsItsInterruptAndTheRunGoesOn() throws Exception {
        world.vendor.gate = new CountDownLatch(1);
        var answer = new AtomicReference<TokenResult>();
        var interrupted = new AtomicReference<Boolean>();
        var caller =
                new Thread(
                        () -> {
                            answer.set(session.current(Duration.ZERO));
                            interrupted.set(Thread.currentThread().isInterrupted());
                        });
        caller.start();
        world.vendor.entered.await();
        caller.interrupt();
        caller.join();

        assertThat(answer.get()).isInstanceOf(Refusal.Unavailable.class);
        assertThat(interrupted.get()).isTrue();
        world.vendor.gate.countDown();
        assertThat(token().value()).isEqualTo("token-1");
    }

    @Test
    void asyncCallersWaitEnds_runGoesOn() throws Exception {
        world.longestWait = Duration.ofSeconds(19);
        try (PartnerSession impatient = world.open()) {
            world.vendor.gate = new CountDownLatch(1);
            CompletableFuture<TokenResult> waiting = impatient.currentAsync().toCompletableFuture();
            world.vendor.entered.await();
            assertThat(waiting).isNotDone();
            world.timer.fire(world.longestWait);

            assertThat(BlockingWait.ended(waiting.get(20, TimeUnit.SECONDS))).isTrue();
            world.vendor.gate.countDown();
            awaitNews(1);
            assertThat(impatient.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
            assertThat(world.vendor.calls).hasValue(1);
        }
    }

    /** Ten thousand callers would leave ten thousand tasks behind. */
    @Test
    void asyncCallerHasItsToken_nothingIsLeftInTheTimer() {
        world.vendor.gate = new CountDownLatch(1);
        CompletableFuture<TokenResult> waiting = session.currentAsync().toCompletableFuture();
        assertThat(world.timer.pending()).isPositive();
        world.vendor.gate.countDown();

        assertThat(waiting.join()).isInstanceOf(CachedToken.class);
        world.await(() -> world.timer.pending() == 0);
    }

    @Test
    void asyncCallerCancels_othersStillGetTheToken() {
        world.vendor.gate = new CountDownLatch(1);
        CompletableFuture<TokenResult> one = session.currentAsync().toCompletableFuture();
        CompletableFuture<TokenResult> two = session.currentAsync().toCompletableFuture();

        one.cancel(true);
        world.vendor.gate.countDown();

        assertThat(two.join()).isInstanceOf(CachedToken.class);
    }

    @Test
    void asyncCallerBlocksInItsCallback_waitersWakeAllTheSame() throws Exception {
        world.vendor.gate = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        session.currentAsync().thenAccept(answer -> uninterruptibly(release));
        CompletableFuture<AppToken> blocking = CompletableFuture.supplyAsync(this::token);
        world.vendor.entered.await();
        world.vendor.gate.countDown();

        assertThat(blocking.get(20, TimeUnit.SECONDS).value()).isEqualTo("token-1");
        release.countDown();
    }

    @Test
    void deadlinePasses_waitersFailAndTheLateTokenIsStillUsed() throws Exception {
        world.vendor.gate = new CountDownLatch(1);
        CompletableFuture<TokenResult> waiting = session.currentAsync().toCompletableFuture();
        world.vendor.entered.await();
        world.timer.fire(world.deadline);

        assertThat(waiting.join()).isInstanceOf(Refusal.Unavailable.class);
        assertThat(BlockingWait.ended(waiting.join())).isFalse();
        world.vendor.gate.countDown();
        awaitNews(2);
        assertThat(token().value()).isEqualTo("token-1");
    }

    @Test
    void settingsMissing_allProblemsReachTheCaller() {
        var problems = List.of("one is missing", "two is blank");
        world.reader = () -> new CredentialsReader.Misconfigured(problems);

        assertThat(session.current(Duration.ZERO)).isEqualTo(new Refusal.Misconfigured(problems));
        assertThat(world.vendor.calls).hasValue(0);
    }

    @Test
    void noThreadToBeHad_failsAtOnce() {
        world.executor.shutdownNow();

        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);
    }

    @Test
    void closedDuringARun_waitersAreWokenAndTheTokenIsForgotten() throws Exception {
        world.vendor.gate = new CountDownLatch(1);
        CompletableFuture<TokenResult> waiting = session.currentAsync().toCompletableFuture();
        world.vendor.entered.await();

        session.close();

        assertThat(waiting.join()).isEqualTo(new Refusal.Closed());
        world.vendor.gate.countDown();
        assertThat(session.current(Duration.ZERO)).isEqualTo(new Refusal.Closed());
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void presentTokenInvalidated_nextCallerGetsAnother() {
        AppToken refused = token();
        world.clocks.advance(Duration.ofSeconds(30));

        assertThat(session.invalidate(refused)).isTrue();
        assertThat(token()).isNotEqualTo(refused);
    }

    @Test
    void youngTokenInvalidated_saysThatItServesOn() {
        AppToken refused = token();

        assertThat(session.invalidate(refused)).isFalse();
        assertThat(token()).isEqualTo(refused);
    }

    @Test
    void readerEndsInAnError_callersAreWokenAtOnce() {
        world.reader =
                () -> {
                    throw new StackOverflowError();
                };

        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);
        assertThat(world.timer.pending()).isZero();
    }

    @AfterEach
    void end() {
        session.close();
        world.close();
    }

    private AppToken token() {
        return ((CachedToken) session.current(Duration.ZERO)).token();
    }

    /** The listener is told after the state is in place. */
    private void awaitNews(int count) {
        while (world.news.size() < count) {
            Thread.onSpinWait();
        }
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
