package io.github.mpfinicity.core.lockout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.ChargeReason;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LockoutLedgerTest {
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");

    private final FailingStore store = new FailingStore();
    private final ManualClocks clocks = new ManualClocks();
    private final LockoutLedger ledger = ledger();

    @Test
    void rejected_deniedHereAndElsewhere() {
        settle(reserve("wrong"), WRONG);

        assertThat(ledger.reserve(with("wrong"), "", TokenRequirement.NONE))
                .isInstanceOf(ReservationDenied.Refused.class);
        assertThat(ledger().reserve(with("wrong"), "", TokenRequirement.NONE))
                .isInstanceOf(ReservationDenied.Refused.class);
        assertThat(ledger().reserve(with("other"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    @Test
    void attempts_tellUsedAndLeft() {
        assertThat(ledger.attempts()).isEqualTo(new Attempts(0, 3));
        reserve("a");
        assertThat(ledger.attempts()).isEqualTo(new Attempts(1, 3));
        assertThat(ledger.attempts().left()).isEqualTo(2);
    }

    @Test
    void refusedTwice_noneIsLeftThoughTheBudgetIsThree() {
        settle(reserve("wrong"), WRONG);
        assertThat(ledger.attempts().left()).isEqualTo(2);
        settle(reserve("wrong too"), WRONG);

        assertThat(ledger.attempts()).isEqualTo(new Attempts(2, 3, 0, ledger.attempts().reasons()));
        assertThat(ledger.reserve(with("other"), "", TokenRequirement.NONE))
                .isInstanceOf(ReservationDenied.Exhausted.class);
    }

    /** A client of a database may repeat a write whose reply was lost, and say "lost" of it. */
    @Test
    void writtenButSaidToBeLost_lastAttemptIsReserved() {
        settle(reserve("good"), new Outcome.Unknown("lost"));
        settle(reserve("good"), new Outcome.Unknown("lost"));
        store.sayLost = 1;

        assertThat(ledger.reserve(with("good"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
        assertThat(ledger.attempts().left()).isZero();
    }

    @Test
    void attempts_tellWhyTheyWereCharged() {
        Instant first = clocks.now().wall().truncatedTo(ChronoUnit.SECONDS);
        settle(reserve("wrong"), WRONG);
        clocks.advance(Duration.ofMinutes(2));
        store.loseReplies = 1;
        settle(reserve("good"), new Outcome.Unknown("time-out"));

        var reasons =
                List.of(
                        new ChargeReason("refused (10001)", first),
                        new ChargeReason("no clear answer", first.plusSeconds(120)));
        assertThat(ledger.attempts()).isEqualTo(new Attempts(2, 3, 1, reasons));
        LockoutLedger restarted = ledger();
        restarted.reserve(with("wrong"), "", TokenRequirement.NONE);
        assertThat(restarted.attempts().reasons()).isEqualTo(reasons);

        settle(reserve("good"), new Outcome.Accepted("t"));
        assertThat(ledger.attempts().reasons()).isEmpty();
    }

    @Test
    void reservation_readsTheStoreOnce() {
        reserve("good");
        store.reads = 0;

        reserve("good");
        assertThat(store.reads).isEqualTo(1);
        ledger.confirm(with("good"));
        assertThat(store.reads).isEqualTo(2);
    }

    @Test
    void replyOfTheReservationLost_chargedOnceAndPermitted() {
        reserve("good");
        store.loseReplies = 1;

        assertThat(ledger.reserve(with("good"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
        assertThat(ledger.attempts().used()).isEqualTo(2);
    }

    @Test
    void replyOfTheSettlementLost_countedOnce() {
        Reservation wrong = reserve("wrong");
        store.loseReplies = 1;
        settle(wrong, WRONG);

        assertThat(ledger.attempts().used()).isEqualTo(1);
    }

    @Test
    void storeDown_nothingIsReserved() {
        store.failReads = 3;

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ledger.reserve(with("good"), "", TokenRequirement.NONE));
        assertThat(ledger.reserve(with("good"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    @Test
    void resultNotWritten_sameSecretIsNotReservedBeforeItIs() {
        Reservation wrong = reserve("wrong");
        store.failWritesBefore = 3;
        settle(wrong, WRONG);

        store.failWritesBefore = 3;
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ledger.reserve(with("wrong"), "", TokenRequirement.NONE));
        assertThat(ledger.reserve(with("wrong"), "", TokenRequirement.NONE))
                .isInstanceOf(ReservationDenied.Refused.class);
    }

    @Test
    void openReservationOfADeadProcess_agedAfterFifteenMinutesAndWipedByASuccess() {
        ledger().reserve(with("good"), "", TokenRequirement.NONE);
        settle(reserve("good"), new Outcome.Accepted("t"));
        assertThat(ledger.attempts().used()).isEqualTo(1);

        clocks.advance(LockoutPolicy.AGEING.minusNanos(1));
        settle(reserve("good"), new Outcome.Accepted("t"));
        assertThat(ledger.attempts().used()).isEqualTo(1);

        clocks.advance(Duration.ofNanos(1));
        settle(reserve("good"), new Outcome.Accepted("t"));
        assertThat(ledger.attempts().used()).isZero();
    }

    @Test
    void lockSeenOnAnotherCall_stopsEverything() {
        settle(reserve("good"), new Outcome.Accepted("t"));
        ledger.noteLock();

        assertThat(ledger.reserve(with("good"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.LOCKED));
    }

    @Test
    void lockNotWrittenYet_lookShowsIt() {
        settle(reserve("good"), new Outcome.Accepted("t"));
        store.failWritesBefore = Integer.MAX_VALUE;
        assertThat(suspension()).isEqualTo(Suspension.NONE);

        ledger.noteLock();

        assertThat(suspension()).isEqualTo(Suspension.LOCKED);
    }

    private Suspension suspension() {
        return requireNonNull(ledger.look(with("good"), TokenRequirement.NONE)).suspension();
    }

    @Test
    void lockNotWritten_nothingIsReservedBeforeItIs() {
        settle(reserve("good"), new Outcome.Accepted("t"));
        store.failWritesBefore = 3;
        ledger.noteLock();
        ledger.write();

        assertThat(ledger.reserve(with("good"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.LOCKED));
        ledger.confirm(with("good"));
        assertThat(ledger.reserve(with("good"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    @Test
    void otherPartner_hasItsOwnRecord() {
        settle(reserve("good"), new Outcome.Locked(500));
        var other = target("another", "good");

        assertThat(ledger.reserve(other, "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    @Test
    void provenAndChargedByADeadProcess_probedOnlyAfterTheLateWindow() {
        settle(reserve("good"), new Outcome.Accepted("t"));
        for (int i = 0; i < 3; i++) {
            assertThat(ledger().reserve(with("good"), "", TokenRequirement.NONE))
                    .isInstanceOf(Reservation.class);
        }
        LockoutLedger restarted = ledger();
        assertThat(restarted.reserve(with("good"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Paused(LockoutPolicy.LATE_WINDOW));

        clocks.advance(LockoutPolicy.LATE_WINDOW.minusNanos(1));
        assertThat(restarted.reserve(with("good"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Paused(Duration.ofNanos(1)));
        clocks.advance(Duration.ofNanos(1));
        assertThat(restarted.reserve(with("good"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);

        clocks.advance(LockoutPolicy.LATE_WINDOW);
        assertThat(restarted.reserve(with("good"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
        assertThat(restarted.reserve(with("good"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Paused(LockoutPolicy.LATE_WINDOW));
    }

    @Test
    void changeNotSettled_noProbeIsMade() {
        settle(reserve("good"), new Outcome.Accepted("t"));
        reserve("good");
        reserve("good");
        ledger.reserve(changing("good", "next"), "", TokenRequirement.NONE);
        clocks.advance(LockoutPolicy.LATE_WINDOW);

        assertThat(ledger.reserve(changing("good", "next"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Exhausted());
        assertThat(ledger.reserve(changing("before", "good"), "", TokenRequirement.NONE))
                .as("the new secret has worked")
                .isInstanceOf(Reservation.class);
    }

    @Test
    void interruptedWhileTheAttemptBeforeIsUnderWay_staysInterrupted() {
        ledger.turn(with("good"), () -> false);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ledger.turn(with("good"), () -> false))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void otherRequestsOpen_mayArriveAfterThisOneForTheLateWindow() {
        clocks.advance(LockoutPolicy.LATE_WINDOW);
        ledger().reserve(with("good"), "", TokenRequirement.NONE);
        Reservation mine = reserve("good");
        assertThat(ledger.mayArriveAfter(mine)).isTrue();

        clocks.advance(LockoutPolicy.LATE_WINDOW.minusNanos(1));
        assertThat(ledger.mayArriveAfter(mine)).isTrue();
        clocks.advance(Duration.ofNanos(1));
        assertThat(ledger.mayArriveAfter(mine)).isFalse();
    }

    @Test
    void noOtherRequestOpen_nothingArrivesAfterThisOne() {
        Reservation mine = reserve("good");
        clocks.advance(LockoutPolicy.LATE_WINDOW.minusNanos(1));
        assertThat(ledger.mayArriveAfter(mine)).as("the process is young").isTrue();

        clocks.advance(Duration.ofNanos(1));
        assertThat(ledger.mayArriveAfter(mine)).isFalse();
        assertThat(ledger().mayArriveAfter(mine)).as("nothing known yet").isTrue();
    }

    @Test
    void everyReplyOfTheReservationLost_givenBackOnceTheStoreAnswers() {
        reserve("good");
        store.failReadsAfterWrite = 2;
        store.loseReplies = 1;
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ledger.reserve(with("good"), "", TokenRequirement.NONE));

        settle(reserve("good"), new Outcome.NotSent("no route"));
        assertThat(ledger.attempts().used()).isEqualTo(1);
    }

    /** As when a database carries out a write that its client has given up. */
    @Test
    void writeOfAReservationLandsLate_nothingStaysCharged() {
        reserve("good");
        store.failWritesBefore = 3;
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ledger.reserve(with("good"), "", TokenRequirement.NONE));
        ledger.write();

        assertThat(store.landLate()).isFalse();
        ledger.look(with("good"), TokenRequirement.NONE);
        assertThat(ledger.attempts().used()).isEqualTo(1);
    }

    /** Status and health show what other nodes charged, and that one of them succeeded. */
    @Test
    void looked_attemptsAreThoseOfAllNodes() {
        LockoutLedger other = ledger();
        Reservation failing = reserve("wrong");
        other.look(with("good"), TokenRequirement.NONE);
        assertThat(other.attempts().used()).isEqualTo(1);

        settle(failing, WRONG);
        settle(reserve("good"), new Outcome.Accepted("t"));
        other.look(with("good"), TokenRequirement.NONE);
        assertThat(other.attempts().used()).isZero();
    }

    private Reservation reserve(String secret) {
        return (Reservation) ledger.reserve(with(secret), "", TokenRequirement.NONE);
    }

    private void settle(Reservation reservation, Outcome outcome) {
        ledger.settle(reservation, AttemptResult.of(outcome, reservation));
    }

    private LockoutLedger ledger() {
        return new LockoutLedger(store, LockoutPolicy.standard(), clocks);
    }

    private static AuthenticationTarget with(String secret) {
        return target("partner", secret);
    }

    private static AuthenticationTarget changing(String secret, String pending) {
        return new AuthenticationTarget(
                "https://vendor", with(secret).present(), PartnerSecret.of(pending));
    }

    private static AuthenticationTarget target(String partner, String secret) {
        var credentials = new PartnerCredentials("key", partner, PartnerSecret.of(secret));
        return new AuthenticationTarget("https://vendor", credentials, null);
    }
}
