package io.github.mpfinicity.health;

import io.github.mpfinicity.AccountStatus;
import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.AccountStatus.Reason.Kind;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One partner's part of the answer. Pure.
 *
 * @param data each value is a text, a number or a boolean
 * @param usable false if no call could get a token now
 */
record PartnerReport(Map<String, Object> data, boolean usable) {
    /** Of a partner whose status is known. */
    static PartnerReport of(String partner, AccountStatus status) {
        boolean usable = usable(status);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(partner + ".usable", usable);
        data.put(partner + ".token", status.token().name());
        data.put(partner + ".token-seconds-left", status.tokenLeft().toSeconds());
        data.put(partner + ".attempts-used", status.attemptsUsed());
        data.put(partner + ".attempts-left", status.attemptsLeft());
        data.put(partner + ".activity", status.activity().name());
        data.put(partner + ".next-attempt-seconds", secondsRoundedUp(status));
        status.lastRefusal().ifPresent(why -> addRefusal(data, partner, why));
        return new PartnerReport(data, usable);
    }

    /** Of a partner whose settings are impossible: it has no session. */
    static PartnerReport misconfigured(String partner, List<String> problems) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(partner + ".usable", false);
        data.put(partner + ".last-refusal", Kind.CONFIGURATION.name());
        data.put(partner + ".last-refusal-reason", String.join("; ", problems));
        return new PartnerReport(data, false);
    }

    /** Of a partner that cannot be made or asked. The message of the failure may hold anything. */
    static PartnerReport failed(String partner, RuntimeException why) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(partner + ".usable", false);
        data.put(partner + ".problem", why.getClass().getName());
        return new PartnerReport(data, false);
    }

    private static void addRefusal(Map<String, Object> data, String partner, Reason why) {
        data.put(partner + ".last-refusal", why.kind().name());
        why.code().ifPresent(code -> data.put(partner + ".last-refusal-code", code));
        data.put(partner + ".last-refusal-at", why.at().truncatedTo(ChronoUnit.SECONDS).toString());
        data.put(partner + ".last-refusal-reason", why.sentence());
    }

    /** At zero an attempt may be made. */
    private static long secondsRoundedUp(AccountStatus status) {
        return status.retryAfter().plusNanos(999_999_999).toSeconds();
    }

    private static boolean usable(AccountStatus status) {
        return switch (status.token()) {
            case FRESH, STALE -> true;
            case NONE, EXPIRED -> mayGetToken(status);
        };
    }

    private static boolean mayGetToken(AccountStatus status) {
        return switch (status.activity()) {
            case IDLE -> true;
            case IN_FLIGHT ->
                    status.lastRefusal().map(Reason::kind).stream().allMatch(PartnerReport::passes);
            case COOLING -> status.retryAfter().isZero();
            case QUARANTINED, CLOSED -> false;
        };
    }

    /** While the settings are looked at again, a refusal that only somebody can end still holds. */
    private static boolean passes(Kind kind) {
        return switch (kind) {
            case UNAVAILABLE, REGION_REFUSED -> true;
            case CREDENTIALS_REJECTED, ACCOUNT_LOCKED, LOCKOUT_GUARD, CONFIGURATION, CLOSED ->
                    false;
        };
    }
}
