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
        settle(reserve(print("k", "old")), YES);
        settle(reserve(print("k", "new")), YES);

        assertThat(record.denial(print("k", "old"), POLICY))
                .isEqualTo(new ReservationDenied.Superseded(CredentialPart.PARTNER_SECRET));
        assertThat(record.denial(print("k", "new"), POLICY)).isNull();
        assertThat(record.denial(print("k", "newest"), POLICY)).isNull();
    }

    @Test
    void olderAppKey_notSentOnceANewerWasAccepted() {
        settle(reserve(print("k1", "s")), YES);
        settle(reserve(print("k2", "s")), YES);

        assertThat(record.denial(print("k1", "s"), POLICY))
                .isEqualTo(new ReservationDenied.Superseded(CredentialPart.APP_KEY));
    }

    @Test
    void olderSecretWithNewerAppKey_notSentEither() {
        settle(reserve(print("k1", "old")), YES);
        settle(reserve(print("k2", "new")), YES);

        assertThat(record.denial(print("k2", "old"), POLICY)).isNotNull();
    }

    @Test
    void lastFour_remembered() {
        for (String each : new String[] {"a", "b", "c", "d", "e", "f"}) {
            settle(reserve(print("k", each)), YES);
        }
        assertThat(record.credentials().superseded()).hasSize(4);
        assertThat(record.denial(print("k", "e"), POLICY)).isNotNull();
    }

    @Test
    void confirmed_olderMayBeTriedAgain() {
        settle(reserve(print("k", "old")), YES);
        settle(reserve(print("k", "new")), YES);
        record = record.confirm(print("k", "old"), "");

        assertThat(record.denial(print("k", "old"), POLICY)).isNull();
        settle(reserve(print("k", "old")), YES);
        assertThat(record.denial(print("k", "new"), POLICY))
                .isInstanceOf(ReservationDenied.Superseded.class);
    }

    @Test
    void lateSuccessOfTheOlder_doesNotUnseatTheNewer() {
        settle(reserve(print("k", "old")), YES);
        Reservation late = reserve(print("k", "old"));
        settle(reserve(print("k", "new")), YES);
        settle(late, YES);

        assertThat(record.proven(print("k", "new"))).isTrue();
        assertThat(record.denial(print("k", "new"), POLICY)).isNull();
        assertThat(record.denial(print("k", "old"), POLICY)).isNotNull();
    }

    @Test
    void changedBackByAChange_mayBeTried() {
        settle(reserve(print("k", "old")), YES);
        settle(reserve(print("k", "new")), YES);
        String id = "r" + ++ids;
        record = record.reserveChange(id, print("k", "new"), print("k", "old"));

        assertThat(record.denial(print("k", "old"), POLICY)).isNull();
    }

    @Test
    void refusedBefore_mayBeTriedOnceAChangeMakesItRight() {
        settle(
                reserve(print("k", "next")),
                new AttemptResult.Rejected(
                        new Rejection(CredentialPart.PARTNER_SECRET, "next", 401, "10001")));
        settle(reserve(print("k", "now")), YES);
        record = record.reserveChange("c", print("k", "now"), print("k", "next"));

        assertThat(record.denial(print("k", "next"), POLICY)).isNull();
    }

    @Test
    void noBudgetForAChange_denied() {
        settle(reserve(print("k", "s")), YES);
        assertThat(record.changeDenial(print("k", "s"), POLICY)).isNull();
        assertThat(record.changeDenial(print("k", "s"), new LockoutPolicy(2, true)))
                .isEqualTo(new ReservationDenied.Unaffordable());
        reserve(print("k", "s"));
        assertThat(record.changeDenial(print("k", "s"), POLICY))
                .isEqualTo(new ReservationDenied.Unaffordable());
    }

    @Test
    void refusedForAnotherReason_chargedUntilASuccess() {
        Reservation change = reserve(print("k", "s"));
        settle(change, new AttemptResult.Counted());
        settle(change, new AttemptResult.Counted());

        assertThat(record.charged()).isEqualTo(1);
        assertThat(record.charges().open()).isEmpty();
        settle(reserve(print("k", "s")), YES);
        assertThat(record.charged()).isZero();
    }

    @Test
    void twoSecrets_takeTurnsNewOneFirst() {
        settle(reserve(print("k", "now")), YES);
        CredentialsFingerprint now = print("k", "now");
        CredentialsFingerprint next = print("k", "next");

        assertThat(record.candidate(now, null)).isEqualTo(PresentedSecret.PRESENT);
        assertThat(record.candidate(now, next)).isEqualTo(PresentedSecret.PENDING);
        reserve(next);
        assertThat(record.candidate(now, next)).isEqualTo(PresentedSecret.PRESENT_IN_DOUBT);
        reserve(now);
        assertThat(record.candidate(now, next)).isEqualTo(PresentedSecret.PENDING);
        settle(reserve(next), YES);
        assertThat(record.candidate(now, next)).as("accepted").isEqualTo(PresentedSecret.PENDING);
    }

    private Reservation reserve(CredentialsFingerprint print) {
        String id = "r" + ++ids;
        var reservation = record.reservation("key", id, print, PresentedSecret.PRESENT);
        record = record.reserve(id, print);
        return reservation;
    }

    private void settle(Reservation reservation, AttemptResult verdict) {
        record = record.settle(reservation, verdict);
    }

    private static CredentialsFingerprint print(String key, String secret) {
        return new CredentialsFingerprint(
                "salt", Map.of(CredentialPart.PARTNER_SECRET, secret, CredentialPart.APP_KEY, key));
    }
}
