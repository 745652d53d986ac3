package io.github.mpfinicity.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.credentials.Rejection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupersededTest {
    private static final LockoutPolicy POLICY = LockoutPolicy.standard();
    private static final AttemptResult YES = new AttemptResult.Accepted(null);

    private LockoutRecord record = LockoutRecord.fresh("salt");
    private int ids;

    @Test
    void olderSecret_notSentOnceANewerWasAccepted() {
        settle(reserve(fingerprint("k", "old")), YES);
        settle(reserve(fingerprint("k", "new")), YES);

        assertThat(record.denied(fingerprint("k", "old"), POLICY))
                .isEqualTo(new ReservationDenied.Superseded(CredentialPart.PARTNER_SECRET));
        assertThat(record.denied(fingerprint("k", "new"), POLICY)).isNull();
        assertThat(record.denied(fingerprint("k", "newest"), POLICY)).isNull();
    }

    @Test
    void olderAppKey_notSentOnceANewerWasAccepted() {
        settle(reserve(fingerprint("k1", "s")), YES);
        settle(reserve(fingerprint("k2", "s")), YES);

        assertThat(record.denied(fingerprint("k1", "s"), POLICY))
                .isEqualTo(new ReservationDenied.Superseded(CredentialPart.APP_KEY));
    }

    @Test
    void olderSecretWithNewerAppKey_notSentEither() {
        settle(reserve(fingerprint("k1", "old")), YES);
        settle(reserve(fingerprint("k2", "new")), YES);

        assertThat(record.denied(fingerprint("k2", "old"), POLICY)).isNotNull();
    }

    @Test
    void lastFour_remembered() {
        for (String each : new String[] {"a", "b", "c", "d", "e", "f"}) {
            settle(reserve(fingerprint("k", each)), YES);
        }
        assertThat(record.credentials().superseded()).hasSize(4);
        assertThat(record.denied(fingerprint("k", "e"), POLICY)).isNotNull();
    }

    @Test
    void confirmed_olderMayBeTriedAgain() {
        settle(reserve(fingerprint("k", "old")), YES);
        settle(reserve(fingerprint("k", "new")), YES);
        record = record.confirm(fingerprint("k", "old"), "");

        assertThat(record.denied(fingerprint("k", "old"), POLICY)).isNull();
        settle(reserve(fingerprint("k", "old")), YES);
        assertThat(record.denied(fingerprint("k", "new"), POLICY))
                .isInstanceOf(ReservationDenied.Superseded.class);
    }

    @Test
    void lateSuccessOfTheOlder_doesNotUnseatTheNewer() {
        settle(reserve(fingerprint("k", "old")), YES);
        Reservation late = reserve(fingerprint("k", "old"));
        settle(reserve(fingerprint("k", "new")), YES);
        settle(late, YES);

        assertThat(record.proven(fingerprint("k", "new"))).isTrue();
        assertThat(record.denied(fingerprint("k", "new"), POLICY)).isNull();
        assertThat(record.denied(fingerprint("k", "old"), POLICY)).isNotNull();
    }

    @Test
    void changedBackByAChange_mayBeTried() {
        settle(reserve(fingerprint("k", "old")), YES);
        settle(reserve(fingerprint("k", "new")), YES);
        String id = "r" + ++ids;
        record = record.reserveChange(id, fingerprint("k", "new"), fingerprint("k", "old"));

        assertThat(record.denied(fingerprint("k", "old"), POLICY)).isNull();
    }

    @Test
    void refusedBefore_mayBeTriedOnceAChangeMakesItRight() {
        settle(
                reserve(fingerprint("k", "next")),
                new AttemptResult.Rejected(
                        new Rejection(CredentialPart.PARTNER_SECRET, "next", 401, "10001")));
        settle(reserve(fingerprint("k", "now")), YES);
        record = record.reserveChange("c", fingerprint("k", "now"), fingerprint("k", "next"));

        assertThat(record.denied(fingerprint("k", "next"), POLICY)).isNull();
    }

    /** The answer did not say which part was wrong, so it may have been for the secret. */
    @Test
    void refusedWithoutAPartBefore_mayBeTriedOnceAChangeMakesItRight() {
        CredentialsFingerprint next = fingerprint("k", "next");
        var unclear = new Rejection(CredentialPart.ALL, next.of(CredentialPart.ALL), 404, null);
        settle(reserve(next), new AttemptResult.Rejected(unclear));
        settle(reserve(fingerprint("k", "now")), YES);
        assertThat(record.denied(next, POLICY)).isInstanceOf(ReservationDenied.Refused.class);
        record = record.reserveChange("c", fingerprint("k", "now"), next);

        assertThat(record.denied(next, POLICY)).isNull();
    }

    @Test
    void refusedBeforeTheChangeArrived_mayBePresented() {
        settle(reserve(fingerprint("k", "now")), YES);
        Reservation change = reserve(fingerprint("k", "now"));
        settle(
                reserve(fingerprint("k", "next")),
                new AttemptResult.Rejected(
                        new Rejection(CredentialPart.PARTNER_SECRET, "next", 401, "10001")));
        settle(change, new AttemptResult.Changed(fingerprint("k", "next")));

        assertThat(record.denied(fingerprint("k", "next"), POLICY)).isNull();
        assertThat(record.denied(fingerprint("k", "now"), POLICY))
                .isInstanceOf(ReservationDenied.Superseded.class);
    }

    @Test
    void noBudgetForAChange_denied() {
        settle(reserve(fingerprint("k", "s")), YES);
        assertThat(record.changeDenied(fingerprint("k", "s"), POLICY)).isNull();
        assertThat(record.changeDenied(fingerprint("k", "s"), new LockoutPolicy(2, true)))
                .isEqualTo(new ReservationDenied.Unaffordable());
        reserve(fingerprint("k", "s"));
        assertThat(record.changeDenied(fingerprint("k", "s"), POLICY))
                .isEqualTo(new ReservationDenied.Unaffordable());
    }

    @Test
    void refusedOrSuperseded_presentsNothingForAChangeEither() {
        settle(reserve(fingerprint("k", "old")), YES);
        settle(reserve(fingerprint("k", "new")), YES);

        assertThat(record.changeDenied(fingerprint("k", "old"), POLICY))
                .isEqualTo(new ReservationDenied.Superseded(CredentialPart.PARTNER_SECRET));
    }

    @Test
    void refusedForAnotherReason_chargedUntilASuccess() {
        Reservation change = reserve(fingerprint("k", "s"));
        settle(change, new AttemptResult.Counted("refused"));
        settle(change, new AttemptResult.Counted("refused"));

        assertThat(record.charged()).isEqualTo(1);
        assertThat(record.charges().open()).isEmpty();
        settle(reserve(fingerprint("k", "s")), YES);
        assertThat(record.charged()).isZero();
    }

    @Test
    void twoSecrets_takeTurnsNewOneFirst() {
        settle(reserve(fingerprint("k", "now")), YES);
        CredentialsFingerprint now = fingerprint("k", "now");
        CredentialsFingerprint next = fingerprint("k", "next");

        assertThat(record.presentedNext(now, null)).isEqualTo(PresentedSecret.PRESENT);
        assertThat(record.presentedNext(now, next)).isEqualTo(PresentedSecret.PENDING);
        reserve(next);
        assertThat(record.presentedNext(now, next)).isEqualTo(PresentedSecret.PRESENT_IN_DOUBT);
        reserve(now);
        assertThat(record.presentedNext(now, next)).isEqualTo(PresentedSecret.PENDING);
        settle(reserve(next), YES);
        assertThat(record.presentedNext(now, next))
                .as("accepted")
                .isEqualTo(PresentedSecret.PENDING);
    }

    private Reservation reserve(CredentialsFingerprint fingerprint) {
        String id = "r" + ++ids;
        var reservation = record.reservation("key", id, fingerprint, PresentedSecret.PRESENT);
        record = record.reserve(id, fingerprint);
        return reservation;
    }

    private void settle(Reservation reservation, AttemptResult result) {
        record = record.settle(reservation, result);
    }

    private static CredentialsFingerprint fingerprint(String key, String secret) {
        return new CredentialsFingerprint(
                "salt", Map.of(CredentialPart.PARTNER_SECRET, secret, CredentialPart.APP_KEY, key));
    }
}
