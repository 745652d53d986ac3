package io.github.mpfinicity.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.credentials.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two pasts of a record: a failure, an attempt without answer, a success, one heard of late. */
class RecoveredTest {
    private static final List<String> STEPS = List.of("f", "u", "s", "l");
    private static final int LONGEST = 3;

    private int ids;

    /** A record, and the successes that it has not heard of yet. */
    private record Past(LockoutRecord record, List<Reservation> late) {}

    /** Whichever way the two went together at the vendor, it has not counted more. */
    @Test
    void allPairsOfPasts_neverLessThanTheVendorCounted() {
        int checked = 0;
        for (String before : List.of("", "f", "ff", "fs", "ffsf", "u", "l", "fl")) {
            Past base = nextAttempt(new Past(LockoutRecord.fresh("salt"), List.of()), before);
            for (String known : texts()) {
                for (String stored : texts()) {
                    LockoutRecord both = recovered(base, known, stored);
                    long most = most(count(0, before), known, stored);
                    assertThat(both.charged())
                            .as("%s then %s and %s", before, known, stored)
                            .isGreaterThanOrEqualTo(most);
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(8 * 85 * 85);
    }

    @Test
    void twoPasts_bothCharged() {
        Past base = nextAttempt(new Past(LockoutRecord.fresh("salt"), List.of()), "fu");

        assertThat(recovered(base, "f", "").charged()).isEqualTo(4);
        assertThat(recovered(base, "f", "uf").charged()).isEqualTo(6);
        assertThat(recovered(base, "f", "uf").charges().definite().charged()).isEqualTo(4);
        assertThat(recovered(base, "s", "f").charged()).isEqualTo(3);
    }

    @Test
    void openInBoth_countsOnce() {
        LockoutRecord base = LockoutRecord.fresh("salt").reserve("a", fingerprint("s"));
        LockoutRecord ended = base.age(List.of("a"));
        LockoutRecord more = base.reserve("b", fingerprint("s"));

        assertThat(base.recovered(more, "line").charged()).isEqualTo(2);
        assertThat(ended.recovered(more, "line").charged()).isEqualTo(3);
    }

    @Test
    void leaseOfWhatIsStored_stays() {
        Lease live = Lease.taken("other-1", Duration.ofSeconds(45));
        LockoutRecord known = LockoutRecord.fresh("salt").leased(Lease.taken("n-1", live.length()));
        LockoutRecord stored = LockoutRecord.fresh("other").leased(live);

        assertThat(known.recovered(stored, "line").cluster().lease()).isEqualTo(live);
    }

    @Test
    void sameEpoch_refusalOfWhatWorkedStays() {
        LockoutRecord base = sharing(LockoutRecord.fresh("salt"), "s");
        LockoutRecord refused = refused(base, "s");

        assertThat(refused.recovered(base, "line").credentials().rejected()).hasSize(1);
        assertThat(base.recovered(refused, "line").credentials().rejected()).hasSize(1);
    }

    @Test
    void newerToken_whatItWasGotWithIsRight() {
        LockoutRecord refused = refused(sharing(LockoutRecord.fresh("salt"), "old"), "new");
        LockoutRecord changed = sharing(sharing(LockoutRecord.fresh("salt"), "old"), "new");

        LockoutRecord both = changed.recovered(refused, "line");

        assertThat(both.credentials().rejected()).isEmpty();
        assertThat(both.proven(fingerprint("new"))).isTrue();
        assertThat(both.credentials().superseded()).containsExactly("old");
        assertThat(both.cluster().epoch()).isEqualTo(2);
    }

    @Test
    void newerTokenInTheStore_serves() {
        LockoutRecord known = sharing(LockoutRecord.fresh("salt"), "s", "older");
        LockoutRecord stored = sharing(known, "s", "newer");

        assertThat(sealed(known.recovered(stored, "line"))).isEqualTo("newer");
        assertThat(sealed(stored.recovered(known, "line"))).isEqualTo("newer");
    }

    /** Neither the fingerprints nor the token of the other salt mean anything here. */
    @Test
    void anotherSalt_onlyTheCountsAreTakenOver() {
        LockoutRecord known = sharing(LockoutRecord.fresh("salt"), "s", "ours");
        LockoutRecord other = sharing(LockoutRecord.fresh("other"), "s", "theirs");
        LockoutRecord stored = refused(sharing(other, "s", "theirs, newer"), "s");

        LockoutRecord both = known.recovered(stored, "line");

        assertThat(sealed(both)).isEqualTo("ours");
        assertThat(both.credentials()).isEqualTo(known.credentials());
        assertThat(both.charged()).isEqualTo(1);
    }

    @Test
    void newerToken_rejectionOfOtherCredentialsStays() {
        LockoutRecord stored = refused(LockoutRecord.fresh("salt"), "wrong");
        LockoutRecord known = sharing(LockoutRecord.fresh("salt"), "right", "sealed");

        assertThat(known.recovered(stored, "line").credentials().rejected()).hasSize(1);
    }

    @Test
    void newerToken_whatItWasGotWithIsNotSuperseded() {
        LockoutRecord stored = LockoutRecord.fresh("salt");
        for (String secret : List.of("first", "back", "left")) {
            stored = stored.settle(reservation(stored, secret), new AttemptResult.Accepted(null));
        }
        LockoutRecord known = sharing(sharing(LockoutRecord.fresh("salt"), "left"), "back");

        assertThat(stored.credentials().superseded()).containsExactly("first", "back");
        assertThat(known.recovered(stored, "line").credentials().superseded())
                .containsExactly("first", "left");
    }

    @Test
    void version_isAboveBoth() {
        LockoutRecord low = LockoutRecord.fresh("salt");
        LockoutRecord high = sharing(low, "s");

        assertThat(low.recovered(high, "line").version().number())
                .isGreaterThan(high.version().number());
        assertThat(high.recovered(low, "line").version().number())
                .isGreaterThan(high.version().number());
    }

    @Test
    void halted_staysHalted() {
        LockoutRecord free = LockoutRecord.fresh("salt");

        assertThat(free.recovered(free.lock(), "line").suspension().reason())
                .isEqualTo(Suspension.LOCKED);
        assertThat(free.lock().recovered(free, "line").suspension().reason())
                .isEqualTo(Suspension.LOCKED);
        assertThat(free.recovered(free, "line").suspension().reason()).isEqualTo(Suspension.NONE);
    }

    private LockoutRecord recovered(Past base, String known, String stored) {
        Past ours = nextAttempt(base, known);
        Past theirs = nextAttempt(base, stored);
        LockoutRecord both = ours.record().recovered(theirs.record(), "line");
        List<Reservation> late = new ArrayList<>(ours.late());
        late.addAll(theirs.late());
        for (Reservation each : late) {
            both = both.settle(each, new AttemptResult.Accepted(null));
        }
        return both;
    }

    private Past nextAttempt(Past base, String steps) {
        LockoutRecord record = base.record();
        List<Reservation> late = new ArrayList<>(base.late());
        for (int i = 0; i < steps.length(); i++) {
            char transition = steps.charAt(i);
            String id = "r" + ++ids;
            var attempt = record.reservation("key", id, fingerprint("x"), PresentedSecret.PRESENT);
            record = record.reserve(id, fingerprint("x"));
            if (transition == 'l') {
                late.add(attempt);
            } else if (transition != 'u') {
                var wrong = new Rejection(CredentialPart.PARTNER_SECRET, "x" + ids, 401, "10001");
                record =
                        record.settle(
                                attempt,
                                transition == 'f'
                                        ? new AttemptResult.Rejected(wrong)
                                        : new AttemptResult.Accepted(null));
            }
        }
        return new Past(record, late);
    }

    /** The most that the vendor may have counted since the last success. */
    private static long most(long count, String known, String stored) {
        if (known.isEmpty() || stored.isEmpty()) {
            return count(count, known + stored);
        }
        return Math.max(
                most(count(count, known.substring(0, 1)), known.substring(1), stored),
                most(count(count, stored.substring(0, 1)), known, stored.substring(1)));
    }

    private static long count(long before, String steps) {
        long count = before;
        for (int i = 0; i < steps.length(); i++) {
            char transition = steps.charAt(i);
            count = transition == 'f' || transition == 'u' ? count + 1 : 0;
        }
        return count;
    }

    private static List<String> texts() {
        List<String> all = new ArrayList<>(List.of(""));
        for (int i = 0; i < all.size(); i++) {
            String text = all.get(i);
            if (text.length() < LONGEST) {
                for (String transition : STEPS) {
                    all.add(text + transition);
                }
            }
        }
        return all;
    }

    private static String sealed(LockoutRecord record) {
        return record.cluster().sealedToken().sealed();
    }

    private static LockoutRecord sharing(LockoutRecord record, String secret) {
        return sharing(record, secret, "sealed");
    }

    private static LockoutRecord sharing(LockoutRecord record, String secret, String token) {
        var attempt = record.reservation("key", "g", fingerprint(secret), PresentedSecret.PRESENT);
        var sealedToken = new AttemptResult.Accepted(new SealedToken(Instant.EPOCH, token));
        return record.reserve("g", fingerprint(secret)).settle(attempt, sealedToken);
    }

    private static Reservation reservation(LockoutRecord record, String secret) {
        return record.reservation("key", secret, fingerprint(secret), PresentedSecret.PRESENT);
    }

    private static LockoutRecord refused(LockoutRecord record, String secret) {
        var attempt = record.reservation("key", "r", fingerprint(secret), PresentedSecret.PRESENT);
        var refusal = new Rejection(CredentialPart.PARTNER_SECRET, secret, 401, "10001");
        return record.reserve("r", fingerprint(secret))
                .settle(attempt, new AttemptResult.Rejected(refusal));
    }

    private static CredentialsFingerprint fingerprint(String secret) {
        return new CredentialsFingerprint(
                "salt",
                Map.of(CredentialPart.PARTNER_SECRET, secret, CredentialPart.APP_KEY, "key"));
    }
}
