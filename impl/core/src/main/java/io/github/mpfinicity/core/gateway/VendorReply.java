package io.github.mpfinicity.core.gateway;

import io.github.mpfinicity.core.credentials.CredentialPart;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an authentication's answer said, read from whatever shape it came in.
 *
 * @param status of the HTTP answer
 * @param token null unless the body had one
 * @param code the vendor's code as text; null if the body had none
 * @param retryAfter from the header; null if absent or unreadable
 */
public record VendorReply(
        int status, @Nullable String token, @Nullable String code, @Nullable Duration retryAfter) {
    /** The account is locked. Comes as 401 (specification) or 500 (error guide). */
    public static final String LOCKED = "24302";

    /** A new secret that breaks the policy (specification of the partner authentication, PUT). */
    private static final String AGAINST_POLICY = "24437";

    /** A wrong app key; also what the plain text {@code Invalid (Finicity-App-Key)} means. */
    public static final String INVALID_APP_KEY = "10027";

    private static final int LONGEST_TOKEN = 4096;

    private static final Map<String, CredentialPart> REFUSALS =
            Map.ofEntries(
                    Map.entry("10001", CredentialPart.PARTNER_SECRET),
                    Map.entry("10021", CredentialPart.PARTNER_SECRET),
                    Map.entry("12401", CredentialPart.PARTNER_ID),
                    Map.entry("10026", CredentialPart.APP_KEY),
                    Map.entry(INVALID_APP_KEY, CredentialPart.APP_KEY),
                    Map.entry("1504", CredentialPart.APP_KEY),
                    Map.entry("10005", CredentialPart.ALL),
                    Map.entry("10010", CredentialPart.ALL),
                    Map.entry("10024", CredentialPart.ALL),
                    Map.entry("14020", CredentialPart.ALL));

    @Override
    public String toString() {
        return "VendorReply[status=" + status + ", code=" + code + "]";
    }

    /** The meaning of it. A known code decides before the status does. */
    public Outcome outcome() {
        if (successful() && token != null) {
            return usable(token)
                    ? new Outcome.Accepted(token)
                    : new Outcome.Unknown("status " + status + " with an unusable token");
        }
        if (LOCKED.equals(code)) {
            return new Outcome.Locked(status);
        }
        CredentialPart refused = code == null ? null : REFUSALS.get(code);
        if (refused != null && code != null) {
            return new Outcome.Rejected(refused, status, code);
        }
        return byStatus();
    }

    /**
     * The meaning of it as an answer to a change of the secret. Whatever else is wrong with such a
     * request says nothing against the credentials, and without a known code nothing against the
     * change either: it may come from something in between, after the vendor has made it. Nor is
     * every success the vendor's: it answers 204, or 200 in former documents, and nothing else.
     *
     * @param empty whether the answer had no body
     */
    public Outcome changeOutcome(boolean empty) {
        if (successful()) {
            return empty && (status == 204 || status == 200)
                    ? new Outcome.Changed()
                    : new Outcome.Unknown(
                            "status " + status + ", which does not say that it was changed");
        }
        Outcome outcome = AGAINST_POLICY.equals(code) ? byCode() : outcome();
        boolean request =
                outcome instanceof Outcome.Rejected rejected
                        && rejected.part() == CredentialPart.ALL;
        if (outcome instanceof Outcome.Unexplained unexplained) {
            String detail = "status " + unexplained.status();
            return new Outcome.Unknown(code == null ? detail : detail + ", code " + code);
        }
        return request ? byCode() : outcome;
    }

    private Outcome byCode() {
        return new Outcome.ChangeRefused(status, code == null ? "" : code);
    }

    private Outcome byStatus() {
        if (status == 429) {
            return new Outcome.RateLimited(retryAfter);
        }
        if (status == 403 && code == null) {
            return new Outcome.RegionRefused(status);
        }
        if (status >= 400 && status < 500) {
            return new Outcome.Unexplained(status, code);
        }
        return new Outcome.Unknown("status " + status + (successful() ? " without a token" : ""));
    }

    private boolean successful() {
        return status >= 200 && status < 300;
    }

    /** Opaque, but it must be possible to put it into a header. */
    private static boolean usable(String token) {
        return !token.isEmpty()
                && token.length() <= LONGEST_TOKEN
                && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
