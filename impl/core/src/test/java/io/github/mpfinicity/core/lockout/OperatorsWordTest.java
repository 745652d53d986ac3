package io.github.mpfinicity.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OperatorsWordTest {
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");

    private final FailingStore store = new FailingStore();
    private final ManualClocks clocks = new ManualClocks();
    private final LockoutLedger ledger = ledger();

    @Test
    void confirmation_usedOnce() {
        settle(reserve("good"), new Outcome.Locked(500));
        assertThat(ledger.reserve(with("good"), " ", TokenRequirement.NONE))
                .isInstanceOf(ReservationDenied.Suspended.class);

        Decision first = ledger.reserve(with("good"), "ticket-1", TokenRequirement.NONE);
        assertThat(first).isInstanceOf(Reservation.class);
        settle((Reservation) first, new Outcome.Locked(500));

        assertThat(ledger.reserve(with("good"), "ticket-1", TokenRequirement.NONE))
                .isInstanceOf(ReservationDenied.Suspended.class);
        assertThat(ledger.reserve(with("good"), "ticket-2", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    @Test
    void confirmed_chargesAreGone() {
        settle(reserve("one"), WRONG);
        settle(reserve("two"), WRONG);
        assertThat(ledger.reserve(with("three"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Exhausted());

        ledger.confirm(with("three"));

        assertThat(ledger.reserve(with("three"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    /** The lock was seen before the operator had it removed. */
    @Test
    void confirmed_lockThatWasNotWrittenYetIsForgotten() {
        settle(reserve("one"), WRONG);
        ledger.noteLock();

        ledger.confirm(with("two"));

        ledger.write();
        assertThat(ledger.reserve(with("two"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    /** The attempt ended before the operator's word, whenever the store takes its end. */
    @Test
    void confirmed_lockedAttemptThatWasNotWrittenYetIsForgotten() {
        Reservation sent = reserve("one");
        store.failReads = 3;
        settle(sent, new Outcome.Locked(500));

        ledger.confirm(with("one"));

        ledger.write();
        assertThat(ledger.reserve(with("one"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    @Test
    void confirmedWhileTheLockIsWritten_lockIsForgotten() {
        settle(reserve("one"), new Outcome.Accepted("token"));
        ledger.noteLock();
        store.beforeWrite = () -> ledger.confirm(with("one"));

        ledger.write();

        assertThat(ledger.reserve(with("one"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    @Test
    void lockSeenDuringAConfirmation_writtenAfterwards() {
        settle(reserve("one"), WRONG);
        store.beforeWrite =
                () -> {
                    ledger.noteLock();
                    ledger.write();
                };

        ledger.confirm(with("two"));

        assertThat(ledger().reserve(with("two"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.LOCKED));
    }

    @Test
    void lockSeenWhileAnotherIsWritten_writtenToo() {
        settle(reserve("one"), WRONG);
        ledger.noteLock();
        store.beforeWrite = ledger::noteLock;

        ledger.write();

        assertThat(ledger().reserve(with("one"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.LOCKED));
        int reads = store.reads;
        ledger.write();
        assertThat(store.reads).as("nothing is left to write").isEqualTo(reads);
    }

    @Test
    void confirmationFails_lockThatWasNotWrittenYetIsWritten() {
        settle(reserve("one"), WRONG);
        ledger.noteLock();
        store.failReads = 3;

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ledger.confirm(with("two")));

        assertThat(ledger().reserve(with("two"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.LOCKED));
    }

    @Test
    void confirmedWhileAnAttemptIsUnderWay_notBeforeItHasEnded() throws Exception {
        PartnerStore.Turn turn = ledger.turn(with("one"), () -> false);
        Reservation sent = reserve("one");
        var confirming = new Thread(() -> ledger.confirm(with("one")));
        confirming.start();
        while (confirming.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(ledger.attempts().used()).isEqualTo(1);

        settle(sent, WRONG);
        turn.close();
        confirming.join();

        assertThat(ledger.attempts().used()).isZero();
    }

    @Test
    void confirmedWhileAnAttemptHangs_saysSo() {
        var impatient = new LockoutLedger(store, LockoutPolicy.standard(), this::laterAndLater);

        impatient.turn(with("one"), () -> false);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> impatient.confirm(with("one")))
                .withMessageContaining("has not ended");
    }

    @Test
    void recordMakesNoSense_nothingIsReservedBeforeAnOperatorConfirms() {
        reserve("good");
        store.damage();

        assertThat(ledger.reserve(with("good"), "", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));
        ledger.confirm(with("good"));
        assertThat(ledger.reserve(with("good"), "", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    @Test
    void recordMakesNoSense_confirmationThatMayBeOlderIsNotUsed() {
        reserve("good");
        store.damage();

        assertThat(ledger().reserve(with("good"), "old", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));
        assertThat(ledger().reserve(with("good"), "old", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));
        assertThat(ledger().reserve(with("good"), "new", TokenRequirement.NONE))
                .isInstanceOf(Reservation.class);
    }

    @Test
    void processesWithAnOldAndANewConfirmationTakeTurns_eachIsUsedOnce() {
        ledger().reserve(with("a"), "old", TokenRequirement.NONE);
        ledger().reserve(with("a"), "new", TokenRequirement.NONE);
        for (String confirmation : List.of("old", "new", "old", "new")) {
            ledger().reserve(with("a"), confirmation, TokenRequirement.NONE);
        }

        assertThat(ledger().reserve(with("a"), "old", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Exhausted());
        assertThat(ledger().reserve(with("a"), "new", TokenRequirement.NONE))
                .isEqualTo(new ReservationDenied.Exhausted());
    }

    private Moment laterAndLater() {
        clocks.advance(Duration.ofSeconds(10));
        return clocks.now();
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

    private static AuthenticationTarget target(String partner, String secret) {
        var credentials = new PartnerCredentials("key", partner, PartnerSecret.of(secret));
        return new AuthenticationTarget("https://vendor", credentials, null);
    }
}
