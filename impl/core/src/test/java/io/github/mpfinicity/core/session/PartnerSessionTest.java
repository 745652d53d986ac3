package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PartnerSessionTest {
    private final SessionFixture world = new SessionFixture();
    private final PartnerSession session = world.open();

    @Test
    void machineSuspendedForThreeHours_nextCallerGetsANewToken() {
        AppToken old = token();
        world.clocks.advanceWallOnly(Duration.ofHours(3));

        assertThat(token()).isNotEqualTo(old);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void suspendedBetweenTwoLooksAtTheClock_callerGetsANewToken() {
        token();
        world.clocks.advance(Duration.ofMinutes(5));
        world.clocks.suspendAfterLooks(2, Duration.ofHours(3));

        var answer = session.current(Duration.ofMinutes(60));

        assertThat(answer).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void wallClockSetBackAnHour_expiredTokenIsNotAttached() {
        AppToken old = token();
        world.clocks.advance(Duration.ofMinutes(115).minusNanos(1));
        world.clocks.advanceWallOnly(Duration.ofHours(-1));
        assertThat(token()).isSameAs(old);
        awaitNews(2);

        world.clocks.advance(Duration.ofNanos(1));
        assertThat(token()).isNotEqualTo(old);
    }

    @Test
    void answeredInTime_noTimerIsLeft() {
        token();
        awaitNews(1);

        assertThat(world.timer.pending()).isZero();
    }

    @Test
    void gatewayThrows_countsAsMaybeArrived() {
        world.vendor.broken = true;

        assertThat(session.current(Duration.ZERO))
                .isInstanceOfSatisfying(
                        Refusal.Unavailable.class,
                        why -> {
                            assertThat(why.reason()).isEqualTo(UnavailableReason.UNKNOWN_OUTCOME);
                            assertThat(why.detail())
                                    .isEqualTo(IllegalStateException.class.getName());
                        });
    }

    @Test
    void sourceThrows_nothingIsSent() {
        world.reader =
                () -> {
                    throw new IllegalStateException("vault sealed: s3cr3t-value");
                };

        assertThat(session.current(Duration.ZERO))
                .isInstanceOfSatisfying(
                        Refusal.Unavailable.class,
                        why -> {
                            assertThat(why.reason())
                                    .isEqualTo(UnavailableReason.CREDENTIALS_UNREADABLE);
                            assertThat(why.detail()).doesNotContain("s3cr3t-value");
                        });
        assertThat(world.vendor.calls).hasValue(0);
        assertThat(world.timer.pending()).isZero();
    }

    @Test
    void oldTokenInvalidatedLate_newerOneStays() {
        AppToken old = token();
        world.clocks.advance(Duration.ofMinutes(116));
        AppToken next = token();
        world.clocks.advance(Duration.ofMinutes(1));

        for (int i = 0; i < 64; i++) {
            assertThat(session.invalidate(old)).isTrue();
        }

        assertThat(token()).isSameAs(next);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void minimumRemaining_freshOneIsFetchedOnce() {
        AppToken old = token();
        world.clocks.advance(Duration.ofMinutes(30));
        Duration hundredMinutes = Duration.ofMinutes(100);

        var first = (CachedToken) session.current(hundredMinutes);
        var second = (CachedToken) session.current(hundredMinutes);

        assertThat(first.token()).isNotEqualTo(old).isSameAs(second.token());
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void minimumRemainingThatNoTokenHas_refused() {
        for (Duration impossible :
                List.of(Duration.ofMinutes(115).plusNanos(1), Duration.ofNanos(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.current(impossible))
                    .withMessageContaining("PT1H55M");
        }
        assertThat(session.current(Duration.ofMinutes(115))).isInstanceOf(CachedToken.class);
    }

    @Test
    void wallClockSetBackWhileTheVendorIsDown_theTokenServesAndOneRenewalIsTried() {
        AppToken old = token();
        world.clocks.advance(Duration.ofSeconds(1));
        world.clocks.advanceWallOnly(Duration.ofMinutes(-1));
        world.vendor.failure = new Outcome.NotSent("down");

        for (int i = 0; i < 100; i++) {
            assertThat(token()).isSameAs(old);
        }

        awaitNews(2);
        assertThat(token()).isSameAs(old);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void gatewayDoesNotComeBack_turnEndsAllTheSame() throws Exception {
        var store = new TurnStore();
        world.store = store;
        try (PartnerSession hanging = world.open()) {
            world.vendor.gate = new CountDownLatch(1);
            hanging.warmUp();
            world.vendor.entered.await();
            assertThat(store.taken).hasValue(1);

            world.timer.fire();

            awaitNews(1);
            await(() -> store.taken.get() == 0);
        }
    }

    @Test
    void warmUp_authenticatesInTheBackground() {
        session.warmUp();

        awaitNews(1);
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void freshToken_aStageHasItAtOnce() {
        AppToken held = token();

        assertThat(session.currentAsync().toCompletableFuture().getNow(null))
                .isInstanceOfSatisfying(
                        CachedToken.class, answer -> assertThat(answer.token()).isSameAs(held));
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void suspected_renewedInTheBackgroundAndServesMeanwhile() {
        AppToken old = token();
        world.clocks.advance(Duration.ofMinutes(1));
        world.vendor.gate = new CountDownLatch(1);

        session.suspect(new AppToken("other", old.requestedAt(), old.renewAt(), old.expiresAt()));
        assertThat(session.status().activity()).isEqualTo(Activity.IDLE);
        session.suspect(old);

        world.awaitCalls(2);
        assertThat(token()).isSameAs(old);
    }

    /** One thread plays everything. The token ends after its callers were woken. */
    @Test
    void suspendedAfterTheAnswer_callerGetsANewToken() {
        world.threads = Runnable::run;
        world.whenRenewed =
                () -> {
                    if (world.vendor.calls.get() == 1) {
                        world.clocks.advance(Duration.ofHours(2));
                    }
                };

        assertThat(token().value()).isEqualTo("token-2");
    }

    @Test
    void listenerIsSlow_callersHaveTheirTokenAlready() throws Exception {
        var served = new CountDownLatch(1);
        var inTime = new CompletableFuture<Boolean>();
        world.whenRenewed =
                () -> {
                    try {
                        inTime.complete(served.await(10, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        inTime.completeExceptionally(e);
                    }
                };

        token();
        served.countDown();

        assertThat(inTime.get()).isTrue();
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
        await(() -> world.news.size() >= count);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
