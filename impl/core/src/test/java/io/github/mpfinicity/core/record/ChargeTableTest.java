package io.github.mpfinicity.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.VendorCode;
import io.github.mpfinicity.core.vendor.VendorReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer costs credentials that worked last, and credentials that never did. */
class ChargeTableTest {
    private static final Set<String> OF_A_PART =
            Set.of("10001", "10021", "12401", "10026", "10027", "1504");
    private static final Set<String> OF_THE_REQUEST = Set.of("10005", "10010", "10024", "14020");
    private static final List<@Nullable String> CODES = codes();

    private static final CredentialsFingerprint FINGERPRINT = fingerprint();

    /**
     * What is left of an attempt.
     *
     * @param open whether it may still land
     * @param again whether the same credentials may be presented again
     */
    private record Cost(long charged, long definite, boolean open, boolean again) {
        static final Cost NOTHING = new Cost(0, 0, false, true);
        static final Cost ARRIVED = new Cost(1, 0, false, true);
        static final Cost MAY_ARRIVE = new Cost(1, 0, true, true);
        static final Cost UNEXPLAINED = new Cost(1, 0, true, false);
        static final Cost ANSWERED = new Cost(1, 1, false, true);
        static final Cost DEFINITE = new Cost(1, 1, false, false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyAnswerToAnAuthentication(boolean proven) {
        List<String> wrong = new ArrayList<>();
        for (int status = 100; status < 600; status++) {
            for (String code : CODES) {
                for (String token : Arrays.asList(null, "token")) {
                    Outcome outcome = new VendorReply(status, token, code, null).outcome();
                    Cost right = authentication(status, code, token != null, proven);
                    compare(status + " " + code + " " + token, outcome, proven, right, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyAnswerToAChangeOfTheSecret(boolean proven) {
        List<String> wrong = new ArrayList<>();
        for (int status = 100; status < 600; status++) {
            for (String code : CODES) {
                Outcome outcome =
                        new VendorReply(status, null, code, null).changeOutcome(code == null);
                compare(status + " " + code, outcome, proven, change(status, code, proven), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noAnswer_chargedUnlessNothingWasSent(boolean proven) {
        assertThat(cost(new Outcome.NotSent("no route"), proven)).isEqualTo(Cost.NOTHING);
        assertThat(cost(new Outcome.Unknown("reset"), proven)).isEqualTo(Cost.MAY_ARRIVE);
    }

    @Test
    void turnedAwayThreeTimes_unprovenIsOutOfBudgetAndProvenIsNot() {
        for (int status : new int[] {403, 429}) {
            Outcome outcome = new VendorReply(status, null, null, null).outcome();
            assertThat(deniedAfterThree(outcome, false))
                    .isEqualTo(new ReservationDenied.Exhausted());
            assertThat(deniedAfterThree(outcome, true)).isNull();
        }
    }

    @Test
    void turnedAway_noteTwiceChargesOnce() {
        LockoutRecord record = LockoutRecord.fresh("salt").reserve("id", FINGERPRINT);
        Reservation reservation =
                record.reservation("key", "id", FINGERPRINT, PresentedSecret.PRESENT);
        AttemptResult result =
                AttemptResult.of(new Outcome.RateLimited(Duration.ofSeconds(5)), reservation);

        LockoutRecord once = record.settle(reservation, result);

        assertThat(once.charged()).isEqualTo(1);
        assertThat(once.settle(reservation, result)).isEqualTo(once);
    }

    private static Cost authentication(
            int status, @Nullable String code, boolean token, boolean proven) {
        if (status / 100 == 2 && token) {
            return Cost.NOTHING;
        }
        if (code != null
                && (code.equals("24302")
                        || OF_A_PART.contains(code)
                        || OF_THE_REQUEST.contains(code))) {
            return Cost.DEFINITE;
        }
        return byStatus(status, code, proven);
    }

    private static Cost change(int status, @Nullable String code, boolean proven) {
        if (status / 100 == 2) {
            boolean clear = code == null && (status == 200 || status == 204);
            return clear ? Cost.NOTHING : Cost.MAY_ARRIVE;
        }
        if (code != null && (code.equals("24437") || OF_THE_REQUEST.contains(code))) {
            return Cost.ARRIVED;
        }
        Cost cost = authentication(status, code, false, proven);
        // The secret presented is not to blame for a change that may have been made.
        return cost.equals(Cost.UNEXPLAINED) || cost.equals(Cost.ANSWERED) ? Cost.MAY_ARRIVE : cost;
    }

    private static Cost byStatus(int status, @Nullable String code, boolean proven) {
        if (status == 429 || (status == 403 && code == null)) {
            return proven ? Cost.NOTHING : Cost.ARRIVED;
        }
        if (status == 401 && proven) {
            return Cost.ANSWERED;
        }
        return status / 100 == 4 && !proven ? Cost.UNEXPLAINED : Cost.MAY_ARRIVE;
    }

    private static void compare(
            String answer, Outcome outcome, boolean proven, Cost right, List<String> wrong) {
        Cost cost = cost(outcome, proven);
        if (!cost.equals(right)) {
            wrong.add(answer + ": " + cost + " instead of " + right);
        }
    }

    private static Cost cost(Outcome outcome, boolean proven) {
        LockoutRecord after = attempt(start(proven), outcome, "id");
        ReservationDenied denied = after.denied(FINGERPRINT, LockoutPolicy.standard());
        return new Cost(
                after.charged(),
                after.charges().definite().charged(),
                !after.charges().open().isEmpty(),
                denied == null);
    }

    private static @Nullable ReservationDenied deniedAfterThree(Outcome outcome, boolean proven) {
        LockoutRecord record = start(proven);
        for (String id : List.of("a", "b", "c")) {
            assertThat(record.denied(FINGERPRINT, LockoutPolicy.standard())).isNull();
            record = attempt(record, outcome, id);
        }
        return record.denied(FINGERPRINT, LockoutPolicy.standard());
    }

    private static LockoutRecord start(boolean proven) {
        LockoutRecord fresh = LockoutRecord.fresh("salt");
        return proven ? attempt(fresh, new Outcome.Accepted("token"), "first") : fresh;
    }

    private static LockoutRecord attempt(LockoutRecord record, Outcome outcome, String id) {
        LockoutRecord reserved = record.reserve(id, FINGERPRINT);
        Reservation reservation =
                record.reservation("key", id, FINGERPRINT, PresentedSecret.PRESENT);
        return reserved.settle(reservation, AttemptResult.of(outcome, reservation));
    }

    /** Those of the table, and such as nobody knows. */
    private static List<@Nullable String> codes() {
        List<@Nullable String> codes = new ArrayList<>(Arrays.asList(null, "99999", "3300001"));
        for (VendorCode each : VendorCode.values()) {
            codes.add(each.text());
        }
        return codes;
    }

    private static CredentialsFingerprint fingerprint() {
        Map<CredentialPart, String> parts = new EnumMap<>(CredentialPart.class);
        for (CredentialPart part : CredentialPart.values()) {
            parts.put(part, "print-of-" + part);
        }
        return new CredentialsFingerprint("salt", parts);
    }
}
