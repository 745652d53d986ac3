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
import io.github.mpfinicity.core.store.CheckedStore;
import io.github.mpfinicity.core.store.FailingStore;
import io.github.mpfinicity.core.store.LoginRefusedException;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.vendor.Outcome;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store that loses what was written, and nodes that remember. */
@Timeout(20)
class LostRecordTest {
    private static final Outcome WRONG =
            new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");

    private final FailingStore store = new FailingStore();
    private final AtomicInteger restored = new AtomicInteger();
    private final AtomicInteger restoredByOther = new AtomicInteger();
    private final LockoutLedger node = ledger(restored);
    private final LockoutLedger other = ledger(restoredByOther);

    @Test
    void recordDeleted_refusalAndChargeWrittenBack() {
        refuse(node, "wrong");
        store.restore(null);

        assertThat(reserve(node, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(reserve(other, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(other.attempts().used()).isEqualTo(1);
        assertThat(restored).hasValue(1);
        assertThat(restoredByOther).hasValue(0);
    }

    @Test
    void lookAtADeletedRecord_writtenBack() {
        refuse(node, "wrong");
        store.restore(null);

        assertThat(node.look(target("any"), TokenRequirement.NONE)).isNotNull();
        assertThat(reserve(other, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(restored).hasValue(1);
    }

    @Test
    void lookAtARestoredBackup_newerRecordWrittenBack() {
        refuse(node, "wrong");
        String backup = store.backup();
        refuse(node, "bad");
        store.restore(backup);

        assertThat(node.look(target("any"), TokenRequirement.NONE)).isNotNull();
        assertThat(reserve(other, "bad")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(restored).hasValue(1);
    }

    /** A node that has only read the record knows it, too. */
    @Test
    void deletedRecord_writtenBackByANodeThatOnlyLooked() {
        refuse(other, "wrong");
        assertThat(node.look(target("any"), TokenRequirement.NONE)).isNotNull();
        store.restore(null);

        assertThat(reserve(node, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(restored).hasValue(1);
    }

    /** Nobody can tell what both have in common: rather too much than too little. */
    @Test
    void backupRestored_newerRefusalWrittenBack() {
        Reservation attempt = (Reservation) reserve(node, "wrong");
        String backup = store.backup();
        settle(node, attempt);
        store.restore(backup);

        assertThat(reserve(node, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(node.attempts().used()).isEqualTo(2);
        assertThat(reserve(other, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(restored).hasValue(1);
    }

    /** What a process that remembers nothing adds to a backup counts, and so does the rest. */
    @Test
    void backupRestoredAndUsed_bothAreCharged() {
        refuse(node, "wrong");
        String backup = store.backup();
        refuse(node, "bad");
        store.restore(backup);
        Reservation attempt = (Reservation) reserve(other, "worse");

        assertThat(reserve(node, "right")).isEqualTo(new ReservationDenied.Exhausted());
        settle(other, attempt);
        assertThat(reserve(other, "worse")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(reserve(other, "bad")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(restored).hasValue(1);
    }

    /** As at a failover to a replica that was behind, while another node goes on. */
    @Test
    void reservationLostAndOtherWroteAsMuch_allAreCharged() {
        refuse(node, "wrong");
        String replica = store.backup();
        Reservation lost = (Reservation) reserve(node, "bad");
        store.restore(replica);
        Reservation attempt = (Reservation) reserve(other, "worse");
        node.settle(lost, new AttemptResult.Unknown());
        other.settle(attempt, new AttemptResult.Unknown());

        assertThat(reserve(other, "worst")).isEqualTo(new ReservationDenied.Exhausted());
        assertThat(node.attempts().used()).isGreaterThanOrEqualTo(3);
        assertThat(restored).hasValue(1);
    }

    /** Processes that were started from one snapshot have the same memory. */
    @Test
    void manyReservations_noNamesInCommon() {
        Set<String> prefixes = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Reservation attempt = (Reservation) reserve(node, "right");
            assertThat(prefixes.add(attempt.id().substring(0, 8))).isTrue();
            node.settle(attempt, new AttemptResult.Accepted(null));
        }
    }

    @Test
    void somebodyBeganAnew_bothAreCharged() {
        refuse(node, "wrong");
        store.restore(null);
        refuse(other, "other");

        assertThat(reserve(node, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(node.attempts().used()).isEqualTo(2);
        assertThat(reserve(other, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(reserve(other, "any")).isEqualTo(new ReservationDenied.Exhausted());
        assertThat(other.attempts().used()).isEqualTo(2);
        assertThat(restored).hasValue(1);
        assertThat(restoredByOther).hasValue(0);
    }

    /** The one that writes it back may know less. */
    @Test
    void anotherRemembersMore_bothAreCharged() {
        refuse(other, "wrong");
        assertThat(reserve(node, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        refuse(node, "bad");
        store.restore(null);

        assertThat(reserve(other, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(other.attempts().used()).isEqualTo(1);
        assertThat(reserve(node, "bad")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(reserve(other, "bad")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(other.attempts().used()).isEqualTo(3);
        reserve(node, "bad");
        assertThat(node.attempts().used()).isEqualTo(3);
        assertThat(restored).hasValue(1);
        assertThat(restoredByOther).hasValue(1);
    }

    @Test
    void otherRemembersLess_addsNothing() {
        refuse(other, "wrong");
        refuse(node, "bad");
        store.restore(null);

        assertThat(reserve(node, "bad")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(reserve(other, "bad")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(other.attempts().used()).isEqualTo(2);
        assertThat(restoredByOther).hasValue(0);
    }

    /** It landed before the others failed: it wipes what failed before it only. */
    @Test
    void successOfTheTimeBefore_wipesNothingThatWasAdded() {
        refuse(node, "wrong");
        succeed(node);
        refuse(node, "bad");
        succeed(node);
        Reservation late = (Reservation) reserve(node, "right");
        store.restore(null);
        refuse(other, "other");
        refuse(other, "another");
        node.settle(late, new AttemptResult.Accepted(null));

        assertThat(reserve(node, "right")).isEqualTo(new ReservationDenied.Exhausted());
        assertThat(node.attempts().used()).isEqualTo(2);
    }

    @Test
    void recordDamaged_whatIsKnownStaysAndNothingIsSent() {
        refuse(node, "wrong");
        store.damage();

        assertThat(reserve(node, "right"))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));
        assertThat(node.attempts().used()).isEqualTo(1);
        node.confirm(target("wrong"));
        assertThat(reserve(other, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
    }

    @Test
    void readIsSlow_nothingIsTakenForLost() {
        Reservation attempt = (Reservation) reserve(node, "wrong");
        String old = store.backup();
        settle(node, attempt);
        store.stale = old;

        assertThat(reserve(node, "wrong")).isInstanceOf(ReservationDenied.Refused.class);
        assertThat(node.attempts().used()).isEqualTo(1);
        assertThat(restored).hasValue(0);
    }

    /** As a splitter of reads and writes in front of a database. It would be tried for ever. */
    @Test
    void readsComeFromACopyThatStaysBehind_nothingIsSent() {
        refuse(node, "wrong");
        String behind = store.backup();
        succeed(other);

        LockoutLedger ledger = ledger(reading(() -> behind));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> reserve(ledger, "right"))
                .withMessageContaining("a copy that is behind");
    }

    @Test
    void storeIsMisconfigured_askedOnce() {
        var reads = new AtomicInteger();
        LockoutLedger ledger =
                ledger(
                        reading(
                                () -> {
                                    reads.incrementAndGet();
                                    throw new MisconfiguredStoreException("no table");
                                }));

        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> reserve(ledger, "right"));
        assertThat(reads).hasValue(1);
    }

    /** Three times as many would be refused, and soon the database would lock its user out. */
    @Test
    void loginRefused_triedOnceForAnAttempt() {
        var logins = new AtomicInteger();
        PartnerStore refusing =
                reading(
                        () -> {
                            logins.incrementAndGet();
                            throw new LoginRefusedException("the password is wrong");
                        });
        LockoutLedger ledger = ledger(new CheckedStore(refusing, "finicity.store"));

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> reserve(ledger, "right"));
            assertThat(logins).hasValue(attempt);
        }
    }

    private static LockoutLedger ledger(PartnerStore of) {
        return new LockoutLedger(of, LockoutPolicy.standard(), new ManualClocks());
    }

    private PartnerStore reading(Supplier<String> reads) {
        return new PartnerStore() {
            @Override
            public String read(String key) {
                return reads.get();
            }

            @Override
            public boolean compareAndSet(String key, String expected, String next) {
                return store.compareAndSet(key, expected, next);
            }

            @Override
            public boolean outlivesProcess() {
                return false;
            }
        };
    }

    private static Decision reserve(LockoutLedger ledger, String secret) {
        return ledger.reserve(target(secret), "", TokenRequirement.NONE);
    }

    private static void refuse(LockoutLedger ledger, String secret) {
        settle(ledger, (Reservation) reserve(ledger, secret));
    }

    private static void succeed(LockoutLedger ledger) {
        ledger.settle((Reservation) reserve(ledger, "right"), new AttemptResult.Accepted(null));
    }

    private static void settle(LockoutLedger ledger, Reservation reservation) {
        ledger.settle(reservation, AttemptResult.of(WRONG, reservation));
    }

    private LockoutLedger ledger(AtomicInteger restorations) {
        return new LockoutLedger(
                store,
                LockoutPolicy.standard(),
                new ManualClocks(),
                ClusterSettings.standard(),
                restorations::incrementAndGet);
    }

    private static AuthenticationTarget target(String secret) {
        var credentials = new PartnerCredentials("app-key", "partner-id", PartnerSecret.of(secret));
        return new AuthenticationTarget("https://vendor", credentials, null);
    }
}
