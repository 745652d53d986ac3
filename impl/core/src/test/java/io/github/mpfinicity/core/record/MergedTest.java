package io.github.mpfinicity.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.credentials.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two pasts of a record: a failure, an attempt without answer, a success, one heard of late. */
class MergedTest {
    private static final List<String> STEPS = List.of("f", "u", "s", "l");
    private static final int LONGEST = 3;

    private int ids;

    /** A record, and the successes that it has not heard of yet. */
    private record Past(LedgerRecord record, List<Reservation> late) {}

    /** Whichever way the two went together at the vendor, it has not counted more. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allPairsOfPasts_neverLessThanTheVendorCounted(boolean baseKnown) {
        int checked = 0;
        for (String before : List.of("", "f", "ff", "fs", "ffsf", "u", "l", "fl")) {
            Past base = went(new Past(LedgerRecord.fresh("salt"), List.of()), before);
            for (String known : texts()) {
                for (String stored : texts()) {
                    LedgerRecord merged = merged(base, known, stored, baseKnown);
                    long most = most(count(0, before), known, stored);
                    assertThat(merged.charged())
                            .as("%s then %s and %s", before, known, stored)
                            .isGreaterThanOrEqualTo(most);
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(8 * 85 * 85);
    }

    @Test
    void onlyFailures_whatBothHaveCountsOnce() {
        Past base = went(new Past(LedgerRecord.fresh("salt"), List.of()), "fu");

        assertThat(merged(base, "f", "", true).charged()).isEqualTo(3);
        assertThat(merged(base, "f", "uf", true).charged()).isEqualTo(5);
        assertThat(merged(base, "f", "uf", true).charges().definite().charged()).isEqualTo(3);
        assertThat(merged(base, "s", "f", true).charged()).isEqualTo(2);
    }

    @Test
    void endedInOne_openNoMore() {
        LedgerRecord base = LedgerRecord.fresh("salt").reserve("a", print("s"));
        LedgerRecord ended = base.age(List.of("a"));
        LedgerRecord more = base.reserve("b", print("s"));

        assertThat(new Merged(base, ended, more).as("line").charges().open()).containsExactly("b");
        assertThat(new Merged(base, more, ended).as("line").charges().open()).containsExactly("b");
        assertThat(new Merged(base, more, ended).as("line").charged()).isEqualTo(2);
    }

    @Test
    void leaseOfWhatIsStored_stays() {
        Lease live = Lease.taken("other-1", Duration.ofSeconds(45));
        LedgerRecord known = LedgerRecord.fresh("salt").leased(Lease.taken("n-1", live.length()));
        LedgerRecord stored = LedgerRecord.fresh("other").leased(live);

        assertThat(new Merged(null, known, stored).as("line").cluster().lease()).isEqualTo(live);
    }

    @Test
    void sameEpoch_refusalOfWhatWorkedStays() {
        LedgerRecord base = granted(LedgerRecord.fresh("salt"), "s");
        LedgerRecord refused = refused(base, "s");

        assertThat(new Merged(null, refused, base).as("line").credentials().rejected()).hasSize(1);
        assertThat(new Merged(null, base, refused).as("line").credentials().rejected()).hasSize(1);
    }

    @Test
    void newerToken_whatItWasGotWithIsRight() {
        LedgerRecord refused = refused(granted(LedgerRecord.fresh("salt"), "old"), "new");
        LedgerRecord changed = granted(granted(LedgerRecord.fresh("salt"), "old"), "new");

        LedgerRecord merged = new Merged(null, changed, refused).as("line");

        assertThat(merged.credentials().rejected()).isEmpty();
        assertThat(merged.proven(print("new"))).isTrue();
        assertThat(merged.credentials().superseded()).containsExactly("old");
        assertThat(merged.cluster().epoch()).isEqualTo(2);
    }

    @Test
    void halted_staysHalted() {
        LedgerRecord free = LedgerRecord.fresh("salt");

        assertThat(new Merged(null, free, free.lock()).as("line").suspension().halt())
                .isEqualTo(Halt.LOCKED);
        assertThat(new Merged(null, free.lock(), free).as("line").suspension().halt())
                .isEqualTo(Halt.LOCKED);
        assertThat(new Merged(null, free, free).as("line").suspension().halt())
                .isEqualTo(Halt.NONE);
    }

    private LedgerRecord merged(Past base, String known, String stored, boolean baseKnown) {
        Past ours = went(base, known);
        Past theirs = went(base, stored);
        LedgerRecord merged =
                new Merged(baseKnown ? base.record() : null, ours.record(), theirs.record())
                        .as("line");
        List<Reservation> late = new ArrayList<>(ours.late());
        late.addAll(theirs.late());
        for (Reservation each : late) {
            merged = merged.settle(each, new Verdict.Accepted(null));
        }
        return merged;
    }

    private Past went(Past base, String steps) {
        LedgerRecord record = base.record();
        List<Reservation> late = new ArrayList<>(base.late());
        for (int i = 0; i < steps.length(); i++) {
            char step = steps.charAt(i);
            String id = "r" + ++ids;
            var attempt = record.reservation("key", id, print("x"), Candidate.PRESENT);
            record = record.reserve(id, print("x"));
            if (step == 'l') {
                late.add(attempt);
            } else if (step != 'u') {
                var wrong = new Rejection(CredentialPart.PARTNER_SECRET, "x" + ids, 401, "10001");
                record =
                        record.settle(
                                attempt,
                                step == 'f'
                                        ? new Verdict.Rejected(wrong)
                                        : new Verdict.Accepted(null));
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
            char step = steps.charAt(i);
            count = step == 'f' || step == 'u' ? count + 1 : 0;
        }
        return count;
    }

    private static List<String> texts() {
        List<String> all = new ArrayList<>(List.of(""));
        for (int i = 0; i < all.size(); i++) {
            String text = all.get(i);
            if (text.length() < LONGEST) {
                for (String step : STEPS) {
                    all.add(text + step);
                }
            }
        }
        return all;
    }

    private static LedgerRecord granted(LedgerRecord record, String secret) {
        var attempt = record.reservation("key", "g", print(secret), Candidate.PRESENT);
        var grant = new Verdict.Accepted(new Grant(Instant.EPOCH, "sealed"));
        return record.reserve("g", print(secret)).settle(attempt, grant);
    }

    private static LedgerRecord refused(LedgerRecord record, String secret) {
        var attempt = record.reservation("key", "r", print(secret), Candidate.PRESENT);
        var refusal = new Rejection(CredentialPart.PARTNER_SECRET, secret, 401, "10001");
        return record.reserve("r", print(secret)).settle(attempt, new Verdict.Rejected(refusal));
    }

    private static CredentialsPrint print(String secret) {
        return new CredentialsPrint(
                "salt",
                Map.of(CredentialPart.PARTNER_SECRET, secret, CredentialPart.APP_KEY, "key"));
    }
}
