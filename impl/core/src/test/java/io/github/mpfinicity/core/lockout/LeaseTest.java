package io.github.mpfinicity.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes on a store that has no turns. */
@Timeout(60)
class LeaseTest {
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    private static final TokenRequirement ANY = new TokenRequirement(0, Duration.ofMinutes(115));
    private static final Duration LEASE = Duration.ofMillis(49_500);

    private final FailingStore store = new FailingStore();
    private final ManualClocks clocks = new ManualClocks();
    private final LockoutLedger first = ledger();
    private final LockoutLedger second = ledger();

    @BeforeEach
    void noTurns() {
        first.turn(target("good"), () -> false).close();
        second.turn(target("good"), () -> false).close();
    }

    @Test
    void othersAttemptUnderWay_waitsAndChargesNothing() {
        reserve(first, "good");

        assertThat(second.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());
        assertThat(second.attempts().used()).isEqualTo(1);
    }

    @Test
    void othersAttemptSucceeds_tokenTaken() {
        accept(first, reserve(first, "good"));

        assertThat(second.reserve(target("good"), "", ANY))
                .isEqualTo(new SharedToken("token", 1, clocks.now()));
        assertThat(second.attempts().used()).isZero();
    }

    @Test
    void holderDied_leaseEndsOnceSeenForATenthLonger() {
        reserve(first, "good");
        clocks.advance(Duration.ofHours(1));
        assertThat(second.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());

        clocks.advance(LEASE.minusNanos(1));
        assertThat(second.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());
        clocks.advance(Duration.ofNanos(1));
        assertThat(second.reserve(target("good"), "", ANY)).isInstanceOf(Reservation.class);
        assertThat(second.attempts().used()).isEqualTo(2);
    }

    @Test
    void wallClockJumps_leaseIsUntouched() {
        reserve(first, "good");
        assertThat(second.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());
        clocks.advanceWallOnly(Duration.ofHours(2));

        assertThat(second.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());
    }

    @Test
    void anotherTakesTheLeaseOver_waitBeginsAnew() {
        reserve(first, "good");
        LockoutLedger third = ledger();
        third.turn(target("good"), () -> false).close();
        assertThat(second.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());
        assertThat(third.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());
        clocks.advance(LEASE);
        assertThat(third.reserve(target("good"), "", ANY)).isInstanceOf(Reservation.class);

        assertThat(second.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());
    }

    @Test
    void holderRejected_othersKnowAtOnceAndNeedNotWait() {
        Reservation wrong = reserve(first, "wrong");
        settle(first, wrong, WRONG);
        reserve(first, "good");

        assertThat(second.reserve(target("wrong"), "", ANY))
                .isInstanceOf(ReservationDenied.Refused.class);
    }

    @Test
    void lastOfTheBudgetUnderWay_waitsInsteadOfGivingUp() {
        settle(first, reserve(first, "wrong"), WRONG);
        reserve(first, "good");
        clocks.advance(LEASE);
        assertThat(second.reserve(target("other"), "", ANY))
                .isEqualTo(new ReservationDenied.Held());
        clocks.advance(LEASE);
        reserve(second, "other");

        assertThat(first.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());
    }

    @Test
    void noAnswer_allNodesLeaveTheVendorAlone() {
        settle(first, reserve(first, "good"), new Outcome.Unknown("timeout"));

        Duration pause = Duration.ofMillis(115_500);
        assertThat(second.reserve(target("good"), "", ANY))
                .isEqualTo(new ReservationDenied.Paused(pause));
        clocks.advance(pause.minusNanos(1));
        assertThat(second.reserve(target("good"), "", ANY))
                .isEqualTo(new ReservationDenied.Paused(Duration.ofNanos(1)));
        clocks.advance(Duration.ofNanos(1));
        settle(second, reserve(second, "good"), new Outcome.Unknown("timeout"));

        assertThat(first.reserve(target("good"), "", ANY))
                .isEqualTo(new ReservationDenied.Paused(Duration.ofMillis(181_500)));
        assertThat(second.reserve(target("good"), "", ANY))
                .as("whose own pause the session keeps")
                .isInstanceOf(Reservation.class);
    }

    @Test
    void tooManyRequests_allNodesWaitAsTheVendorSays() {
        settle(first, reserve(first, "good"), new Outcome.Accepted("token"));
        var minute = new Outcome.RateLimited(Duration.ofMinutes(1));
        settle(first, reserve(first, "good"), minute);

        assertThat(second.reserve(target("good"), "", ANY))
                .isEqualTo(new ReservationDenied.Paused(Duration.ofSeconds(66)));
        assertThat(second.attempts().used()).isZero();

        settle(first, reserve(first, "good"), new Outcome.RateLimited(Duration.ofDays(1)));
        assertThat(second.reserve(target("good"), "", ANY))
                .isEqualTo(new ReservationDenied.Paused(Duration.ofMinutes(33)));
    }

    @Test
    void tooManyRequests_ofNoLength_othersWaitAsIfItWereAbsent() {
        settle(first, reserve(first, "good"), new Outcome.Accepted("token"));
        for (Duration none : Arrays.asList(null, Duration.ZERO)) {
            settle(first, reserve(first, "good"), new Outcome.RateLimited(none));

            assertThat(second.reserve(target("good"), "", ANY))
                    .isEqualTo(new ReservationDenied.Paused(Duration.ofSeconds(33)));
        }
    }

    @Test
    void ownPauseAndManyWritesThatFail_stillItsOwn() {
        settle(first, reserve(first, "good"), new Outcome.Accepted("token"));
        settle(first, reserve(first, "good"), new Outcome.RateLimited(Duration.ofMinutes(1)));
        for (int i = 0; i < 6; i++) {
            store.failWritesBefore = 3;
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> reserve(first, "good"));
            first.write();
        }

        assertThat(first.reserve(target("good"), "", ANY)).isInstanceOf(Reservation.class);
    }

    /** Else each node would spend one attempt of the budget within a second. */
    @Test
    void unprovenTurnedAway_chargedAndAllNodesWait() {
        settle(first, reserve(first, "new"), new Outcome.RateLimited(Duration.ofSeconds(1)));
        assertThat(second.reserve(target("new"), "", ANY))
                .isEqualTo(new ReservationDenied.Paused(Duration.ofSeconds(66)));

        settle(first, reserve(first, "new"), new Outcome.RegionRefused(403));
        assertThat(second.reserve(target("new"), "", ANY))
                .isEqualTo(new ReservationDenied.Paused(Duration.ofSeconds(330)));
        assertThat(second.attempts().used()).isEqualTo(2);
    }

    @Test
    void notSent_leaseGivenBackForOthersToTry() {
        settle(first, reserve(first, "good"), new Outcome.NotSent("no route"));

        assertThat(second.reserve(target("good"), "", ANY)).isInstanceOf(Reservation.class);
    }

    @Test
    void lateSuccessOfAHolderThatLostItsLease_onlyAccounted() {
        Reservation late = reserve(first, "good");
        assertThat(second.reserve(target("good"), "", ANY)).isEqualTo(new ReservationDenied.Held());
        clocks.advance(LEASE);
        accept(second, reserve(second, "good"));
        first.settle(late, first.accepted(credentials("good"), late, "older", now()));

        assertThat(ledger().reserve(target("good"), "", ANY))
                .isEqualTo(new SharedToken("token", 1, clocks.now()));
        assertThat(first.attempts().used()).isZero();
    }

    @Test
    void replyOfTheSettlementLost_oneEpochOnly() {
        Reservation good = reserve(first, "good");
        store.loseReplies = 1;
        accept(first, good);

        assertThat(second.reserve(target("good"), "", ANY))
                .isEqualTo(new SharedToken("token", 1, clocks.now()));
    }

    @Test
    void confirmationWhileAnAttemptIsUnderWay_usedAfterIt() {
        Reservation mine = reserve(first, "good");
        assertThat(second.reserve(target("good"), "ticket", ANY))
                .isEqualTo(new ReservationDenied.Held());
        settle(first, mine, new Outcome.Locked(500));

        assertThat(second.reserve(target("good"), "ticket", ANY)).isInstanceOf(Reservation.class);
    }

    @Test
    void operatorConfirmsWhileAnAttemptIsUnderWay_refusedAfterTenSeconds() {
        reserve(first, "good");
        clocks.advanceAtEachLook(Duration.ofSeconds(2));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> second.confirm(target("good")))
                .withMessageContaining("another node");
    }

    @Test
    void operatorConfirmsWhileAnAttemptIsUnderWay_doneWhenItHasEnded() throws Exception {
        Reservation mine = reserve(first, "good");
        var confirmed = new FutureTask<>(() -> second.confirm(target("good")), true);
        waiting(confirmed);
        assertThat(confirmed).isNotDone();
        assertThat(chargedByAnother()).isEqualTo(2);

        settle(first, mine, WRONG);

        assertThat(confirmed.get()).isTrue();
        assertThat(chargedByAnother()).isEqualTo(1);
    }

    @Test
    void interruptedWhileAnAttemptIsUnderWay_saysSoAndStaysInterrupted() throws Exception {
        reserve(first, "good");
        var interrupted =
                new FutureTask<>(
                        () -> {
                            assertThatExceptionOfType(StoreException.class)
                                    .isThrownBy(() -> second.confirm(target("good")))
                                    .withMessageContaining("interrupted");
                            return Thread.currentThread().isInterrupted();
                        });

        waiting(interrupted).interrupt();

        assertThat(interrupted.get()).isTrue();
    }

    private static Thread waiting(Runnable task) {
        var thread = new Thread(task);
        thread.start();
        while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    /** The charges that a node sees which has just started, with its own. */
    private long chargedByAnother() {
        LockoutLedger another = ledger();
        Decision own = another.reserve(target("another"), "", TokenRequirement.NONE);
        long used = another.attempts().used();
        if (own instanceof Reservation charged) {
            settle(another, charged, new Outcome.NotSent("no route"));
        }
        return used;
    }

    /** A node that saw the record before the token was in it knows how old it is at most. */
    @Test
    void issuersClockIsHoursBehind_ageIsTakenFromTheOwnClock() {
        clocks.advanceWallOnly(Duration.ofHours(3));
        LockoutLedger behind =
                new LockoutLedger(store, LockoutPolicy.standard(), new ManualClocks());
        behind.turn(target("good"), () -> false).close();
        settle(behind, reserve(behind, "good"), new Outcome.NotSent("no route"));
        settle(second, reserve(second, "good"), new Outcome.NotSent("no route"));
        first.look(target("good"), ANY);
        Reservation good = reserve(behind, "good");
        Instant sent = new ManualClocks().now().wall();
        behind.settle(good, behind.accepted(credentials("good"), good, "token", sent));

        var young = new SharedToken("token", 1, clocks.now().plus(Lease.STANDARD.negated()));
        assertThat(second.reserve(target("good"), "", ANY)).isEqualTo(young);
        assertThat(first.look(target("good"), ANY).token()).isEqualTo(young);
        assertThat(ledger().look(target("good"), ANY).token())
                .as("just started, it believes the wall clocks")
                .isNull();
    }

    /** Others have seen the record without it a moment ago, and would think that it is young. */
    @Test
    void tokenWrittenLongAfterItWasMade_notShared() {
        Reservation good = reserve(first, "good");
        AttemptResult result = first.accepted(credentials("good"), good, "token", now());
        Moment sent = clocks.now();
        store.failWritesBefore = Integer.MAX_VALUE;
        first.settle(good, result, sent);
        clocks.advance(Duration.ofMinutes(20));
        assertThat(second.look(target("good"), ANY).token()).isNull();

        store.failWritesBefore = 0;
        first.write();

        assertThat(second.look(target("good"), ANY).token()).isNull();
        assertThat(reserve(second, "good").epoch()).isEqualTo(1);
        assertThat(second.attempts().used()).isEqualTo(1);
    }

    @Test
    void tokenOfTheAgeThatIsTooOld_notTaken() {
        accept(first, reserve(first, "good"));
        clocks.advance(Duration.ofMinutes(7));
        Moment requested = second.look(target("good"), ANY).token().requested();
        Duration age = clocks.now().since(requested);

        assertThat(second.look(target("good"), new TokenRequirement(0, age)).token()).isNull();
        assertThat(second.look(target("good"), new TokenRequirement(0, age.plusNanos(1))).token())
                .isEqualTo(new SharedToken("token", 1, requested));
    }

    @Test
    void budgetUsedUpDuringAPause_thePauseHelpsNobody() {
        for (int i = 0; i < 3; i++) {
            settle(first, reserve(first, "new"), new Outcome.Unknown("timeout"));
        }

        assertThat(second.reserve(target("new"), "", ANY))
                .isEqualTo(new ReservationDenied.Exhausted());
    }

    @Test
    void othersAttemptUnderWay_noChangeIsMade() {
        settle(first, reserve(first, "wrong"), WRONG);
        reserve(first, "good");

        assertThat(change(second, "good")).isEqualTo(new ReservationDenied.Held());
        assertThat(change(second, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
    }

    @Test
    void pauseOfAllNodes_noChangeIsMade() {
        settle(first, reserve(first, "good"), new Outcome.Accepted("token"));
        settle(first, reserve(first, "good"), new Outcome.RateLimited(Duration.ofMinutes(1)));
        assertThat(change(second, "good"))
                .isEqualTo(new ReservationDenied.Paused(Duration.ofSeconds(66)));

        settle(first, reserve(first, "good"), new Outcome.Unknown("timeout"));
        assertThat(change(second, "good")).isEqualTo(new ReservationDenied.Unaffordable());
    }

    private static Decision change(LockoutLedger ledger, String secret) {
        return ledger.reserveChange(target(secret), PartnerSecret.of("next"), "");
    }

    private Reservation reserve(LockoutLedger ledger, String secret) {
        return (Reservation) ledger.reserve(target(secret), "", TokenRequirement.NONE);
    }

    private void accept(LockoutLedger ledger, Reservation reservation) {
        ledger.settle(
                reservation, ledger.accepted(credentials("good"), reservation, "token", now()));
    }

    private static void settle(LockoutLedger ledger, Reservation reservation, Outcome outcome) {
        ledger.settle(reservation, AttemptResult.of(outcome, reservation));
    }

    private Instant now() {
        return clocks.now().wall();
    }

    private LockoutLedger ledger() {
        return new LockoutLedger(store, LockoutPolicy.standard(), clocks);
    }

    private static AuthenticationTarget target(String secret) {
        return new AuthenticationTarget("https://vendor", credentials(secret), null);
    }

    private static PartnerCredentials credentials(String secret) {
        return new PartnerCredentials("key", "partner", PartnerSecret.of(secret));
    }
}
