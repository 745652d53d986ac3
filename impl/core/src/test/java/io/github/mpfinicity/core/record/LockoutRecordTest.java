package io.github.mpfinicity.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockoutRecordTest {
    private static final String SALT = "600000.c2FsdC1vZi1hLXRlc3QtMjIr";

    private final LockoutPolicy policy = LockoutPolicy.standard();
    private LockoutRecord record = LockoutRecord.fresh(SALT);
    private int ids;

    @Test
    void reserved_chargedBeforeAnybodyKnowsTheEnd() {
        reserve("a");

        assertThat(record.charged()).isEqualTo(1);
    }

    @Test
    void accepted_wipesWhatWasSettledWhenItBegan() {
        reject("wrong");
        Reservation good = reserve("good");
        record = record.settle(good, new AttemptResult.Accepted(null));

        assertThat(record.charged()).isZero();
        assertThat(record.proven(fingerprint("good"))).isTrue();
    }

    @Test
    void rejectionThatArrivesDuringASuccess_staysCharged() {
        Reservation good = reserve("good");
        Reservation wrong = reserve("wrong");
        record = record.settle(wrong, rejected("wrong"));
        record = record.settle(good, new AttemptResult.Accepted(null));

        assertThat(record.charged()).isEqualTo(1);
    }

    @Test
    void settledTwice_countsOnce() {
        Reservation wrong = reserve("wrong");
        record = record.settle(wrong, rejected("wrong"));
        LockoutRecord once = record;

        assertThat(once.settle(wrong, rejected("wrong"))).isEqualTo(once);

        Reservation free = reserve("other");
        LockoutRecord given = record.settle(free, new AttemptResult.NotCounted());
        assertThat(given.settle(free, new AttemptResult.NotCounted())).isEqualTo(given);

        Reservation good = reserve("good");
        LockoutRecord accepted = record.settle(good, new AttemptResult.Accepted(null));
        assertThat(accepted.settle(good, new AttemptResult.Accepted(null))).isEqualTo(accepted);
    }

    @Test
    void agedAndThenRejected_counted() {
        Reservation slow = reserve("wrong");
        record = record.age(List.of(slow.id()));
        record = record.settle(slow, rejected("wrong"));

        assertThat(record.charged()).isGreaterThanOrEqualTo(1);
        assertThat(record.denied(fingerprint("wrong"), policy))
                .isInstanceOf(ReservationDenied.Refused.class);
    }

    @Test
    void aged_isWipedByTheNextSuccessOnly() {
        Reservation lost = reserve("good");
        Reservation early = reserve("good");
        record = record.age(List.of(lost.id()));
        record = record.settle(early, new AttemptResult.Accepted(null));
        assertThat(record.charged()).isEqualTo(1);

        record = record.settle(reserve("good"), new AttemptResult.Accepted(null));
        assertThat(record.charged()).isZero();
    }

    @Test
    void unknown_staysChargedAndOpen() {
        Reservation lost = reserve("good");

        assertThat(record.settle(lost, new AttemptResult.Unknown())).isEqualTo(record);
        assertThat(record.charges().open()).containsExactly(lost.id());
    }

    @Test
    void twoDefiniteRejections_nothingMoreWhateverTheSecret() {
        reject("one");
        assertThat(record.denied(fingerprint("two"), policy)).isNull();
        reject("two");

        assertThat(record.denied(fingerprint("three"), policy))
                .isEqualTo(new ReservationDenied.Exhausted());
    }

    @Test
    void threeUnknownOfUnproven_nothingMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(record.denied(fingerprint("new"), policy)).isNull();
            reserve("new");
        }

        assertThat(record.denied(fingerprint("new"), policy))
                .isEqualTo(new ReservationDenied.Exhausted());
    }

    @Test
    void unknownOfProven_goOn_unlessStrict() {
        record = record.settle(reserve("good"), new AttemptResult.Accepted(null));
        for (int i = 0; i < 10; i++) {
            assertThat(record.denied(fingerprint("good"), policy)).isNull();
            reserve("good");
        }

        var strict = new LockoutPolicy(3, false);
        assertThat(record.denied(fingerprint("good"), strict))
                .isEqualTo(new ReservationDenied.Exhausted());
        assertThat(record.denied(fingerprint("new"), policy))
                .isEqualTo(new ReservationDenied.Exhausted());
    }

    @Test
    void provenAndThenRejected_closedAtOnce() {
        record = record.settle(reserve("good"), new AttemptResult.Accepted(null));
        reject("good");

        assertThat(record.denied(fingerprint("good"), policy))
                .isInstanceOf(ReservationDenied.Refused.class);
    }

    @Test
    void budgetCharged_aDefiniteRejectionEndsProbing() {
        record = record.settle(reserve("good"), new AttemptResult.Accepted(null));
        reserve("good");
        reserve("good");
        reject("other");

        assertThat(record.denied(fingerprint("good"), policy))
                .isEqualTo(new ReservationDenied.Exhausted());
    }

    @Test
    void unexplained_quarantinedAndCharged() {
        var rejection = new Rejection(CredentialPart.ALL, "all-odd", 418, null);
        Reservation odd = reserve("odd");
        record = record.settle(odd, new AttemptResult.Unexplained(rejection));

        assertThat(record.charged()).isEqualTo(1);
        assertThat(record.denied(fingerprint("odd"), policy))
                .isInstanceOf(ReservationDenied.Refused.class);
        assertThat(record.settle(odd, new AttemptResult.Unexplained(rejection))).isEqualTo(record);
    }

    @Test
    void locked_nothingMoreBeforeAnOperatorConfirms() {
        record = record.settle(reserve("good"), new AttemptResult.Locked());
        assertThat(record.denied(fingerprint("new"), policy))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.LOCKED));

        record = record.confirm(fingerprint("good"), "ticket-1");

        assertThat(record.denied(fingerprint("good"), policy)).isNull();
        assertThat(record.charged()).isZero();
        assertThat(record.suspension().confirmations()).containsExactly("ticket-1");
    }

    @Test
    void confirmed_configuredSecretStaysRefused_othersAreForgiven() {
        reject("one");
        reject("two");

        record = record.confirm(fingerprint("two"), "");

        assertThat(record.denied(fingerprint("two"), policy))
                .isInstanceOf(ReservationDenied.Refused.class);
        assertThat(record.denied(fingerprint("one"), policy)).isNull();
    }

    @Test
    void pendingOneBlockedWithoutACode_presentOneGoesOn() {
        Rejection odd = new Rejection(CredentialPart.ALL, "all-new", 404, null);
        record = record.settle(reserve("new"), new AttemptResult.Unexplained(odd));
        record = record.settle(reserve("old"), new AttemptResult.Unknown());

        assertThat(record.presentedNext(fingerprint("old"), fingerprint("new")))
                .isEqualTo(PresentedSecret.PRESENT_IN_DOUBT);
    }

    @Test
    void confirmed_whatWasRefusedWithoutNamingAPartMayBeTriedAgain() {
        for (String code : Arrays.asList(null, "99999", "10005")) {
            record = LockoutRecord.fresh(SALT);
            var rejection = new Rejection(CredentialPart.ALL, "all-odd", 404, code);
            AttemptResult result =
                    "10005".equals(code)
                            ? new AttemptResult.Rejected(rejection)
                            : new AttemptResult.Unexplained(rejection);
            record = record.settle(reserve("odd"), result);
            assertThat(record.denied(fingerprint("odd"), policy))
                    .isInstanceOf(ReservationDenied.Refused.class);

            record = RecordCodec.read(RecordCodec.write(record)).confirm(fingerprint("odd"), "");

            assertThat(record.denied(fingerprint("odd"), policy)).as(code).isNull();
            assertThat(record.charged()).isZero();
        }
    }

    @Test
    void longConfirmations_countOnceAndLeaveRoom() {
        String longText = "\u00fc".repeat(5000);
        for (int i = 1; i <= 4; i++) {
            assertThat(record.suspension().isNew(longText + i)).isTrue();
            record = record.confirm(fingerprint("good"), longText + i);
        }

        assertThat(record.suspension().isNew(longText + 1)).isFalse();
        assertThat(record.suspension().isNew(longText + 4)).isFalse();
        assertThat(RecordCodec.write(record)).hasSizeLessThan(1000);
    }

    @Test
    void confirmed_eachPartThatWasNamedStaysRefused() {
        for (CredentialPart part : CredentialPart.values()) {
            record = LockoutRecord.fresh(SALT);
            var rejection = new Rejection(part, fingerprint("odd").of(part), 401, "10001");
            record = record.settle(reserve("odd"), new AttemptResult.Rejected(rejection));

            record = record.confirm(fingerprint("odd"), "");

            boolean refused =
                    record.denied(fingerprint("odd"), policy) instanceof ReservationDenied.Refused;
            assertThat(refused).as(part.name()).isEqualTo(part != CredentialPart.ALL);
        }
    }

    @Test
    void damaged_nothingBeforeAnOperatorConfirms() {
        record = LockoutRecord.damaged(SALT, "");

        assertThat(record.denied(fingerprint("good"), policy))
                .isEqualTo(new ReservationDenied.Suspended(Suspension.DAMAGED));
        record = record.confirm(fingerprint("good"), "");
        assertThat(record.denied(fingerprint("good"), policy)).isNull();
    }

    @Test
    void fiveRejections_theOldestIsForgotten() {
        for (String secret : List.of("a", "b", "c", "d", "e")) {
            record = record.settle(reserve(secret), rejected(secret));
        }

        assertThat(record.credentials().rejected()).hasSize(4);
        assertThat(record.credentials().rejected())
                .noneMatch(each -> each.covers(fingerprint("a")));
    }

    @Test
    void pendingSecretRefusedByName_onlyThePresentOneGoesOn() {
        reject("new");

        assertThat(record.presentedNext(fingerprint("old"), fingerprint("new")))
                .isEqualTo(PresentedSecret.PRESENT);
    }

    @Test
    void presentSecretRefusedByName_onlyThePendingOneGoesOn() {
        reject("old");
        reserve("new");

        assertThat(record.presentedNext(fingerprint("old"), fingerprint("new")))
                .isEqualTo(PresentedSecret.PENDING);
    }

    @Test
    void whatCharges_leavesItsReason() {
        Rejection odd = new Rejection(CredentialPart.ALL, "all-odd", 418, null);
        assertThat(reasonOf(rejected("wrong"))).isEqualTo("refused (10001)");
        assertThat(reasonOf(new AttemptResult.Unexplained(odd))).isEqualTo("refused (status 418)");
        assertThat(reasonOf(new AttemptResult.Answered(odd))).isEqualTo("refused (status 418)");
        assertThat(reasonOf(new AttemptResult.Locked())).isEqualTo("locked (24302)");
        assertThat(reasonOf(new AttemptResult.Counted("not this time"))).isEqualTo("not this time");
        assertThat(reasonOf(new AttemptResult.Unknown())).isEqualTo("no clear answer");
        assertThat(reasonOf(new AttemptResult.TurnedAway(Duration.ofMinutes(1), true)))
                .isEqualTo("turned away");
    }

    @Test
    void whatChargesNothing_leavesNoReason() {
        reserve("other");

        for (AttemptResult each :
                List.of(
                        new AttemptResult.Accepted(null),
                        new AttemptResult.Changed(fingerprint("next")),
                        new AttemptResult.NotCounted(),
                        new AttemptResult.TurnedAway(Duration.ofMinutes(1), false))) {
            assertThat(record.noting(each, Instant.EPOCH)).as("%s", each).isSameAs(record);
        }
    }

    /** They are logged and shown, so they tell neither the token nor the fingerprints. */
    @Test
    void printed_onlyWhatIsNotSecret() {
        assertThat(reserve("good")).hasToString("Reservation[id=r1]");
        assertThat(new SharedToken("token", 3, new Moment(Instant.EPOCH, 0)))
                .hasToString("SharedToken[epoch=3]");
        assertThat(new SealedToken(Instant.EPOCH, "sealed"))
                .hasToString("SealedToken[issuedAt=1970-01-01T00:00:00Z]");
    }

    @Test
    void everyChange_growsTheVersion() {
        long before = record.version().number();
        reserve("a");

        assertThat(record.version().number()).isEqualTo(before + 1);
    }

    private String reasonOf(AttemptResult result) {
        reserve("any");
        return record.noting(result, Instant.EPOCH).charges().reasons().get(0).what();
    }

    private Reservation reserve(String secret) {
        String id = "r" + ++ids;
        record = record.reserve(id, fingerprint(secret));
        return record.reservation("key", id, fingerprint(secret), PresentedSecret.PRESENT);
    }

    private void reject(String secret) {
        record = record.settle(reserve(secret), rejected(secret));
    }

    private static AttemptResult rejected(String secret) {
        return new AttemptResult.Rejected(
                new Rejection(CredentialPart.PARTNER_SECRET, secret, 401, "10001"));
    }

    private static CredentialsFingerprint fingerprint(String secret) {
        return new CredentialsFingerprint(
                SALT,
                Map.of(
                        CredentialPart.PARTNER_SECRET,
                        secret,
                        CredentialPart.PARTNER_ID,
                        "id",
                        CredentialPart.APP_KEY,
                        "key",
                        CredentialPart.ALL,
                        "all-" + secret));
    }
}
