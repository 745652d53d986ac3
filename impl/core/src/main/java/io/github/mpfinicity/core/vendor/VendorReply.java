package io.github.mpfinicity.core.vendor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an authentication's answer said, read from whatever shape it came in.
 *
 * @param status of the HTTP answer
 * @param token null unless the body had one
 * @param code the vendor's code as text; null if the body had none
 * @param meaning of the code, or of words that stand for one; null if the body had none we know
 * @param retryAfter from the header; null if absent or unreadable
 */
public record VendorReply(
        int status,
        @Nullable String token,
        @Nullable String code,
        @Nullable VendorCode meaning,
        @Nullable Duration retryAfter) {
    private static final int LONGEST_TOKEN = 4096;

    /** One whose meaning is that of its code. */
    public VendorReply(
            int status,
            @Nullable String token,
            @Nullable String code,
            @Nullable Duration retryAfter) {
        this(status, token, code, VendorCode.of(code), retryAfter);
    }

    @Override
    public String toString() {
        return "VendorReply[status=" + status + ", code=" + code + "]";
    }

    /** True if the body has a code, or words that stand for one. */
    public boolean hasReason() {
        return code != null || meaning != null;
    }

    /** What it is as the answer to an authentication. A known code decides before the status. */
    public Outcome outcome() {
        if (successful() && token != null) {
            return usable(token)
                    ? new Outcome.Accepted(token)
                    : new Outcome.Unknown("status " + status + " with an unusable token");
        }
        return meaning == null ? unexplained() : authenticated(meaning);
    }

    private Outcome authenticated(VendorCode known) {
        return switch (known.effect()) {
            case REJECTS, REJECTS_REQUEST -> new Outcome.Rejected(known.part(), status, code);
            case LOCKS -> new Outcome.Locked(status);
            case REJECTS_CHANGE, REJECTS_TOKEN -> unexplained();
        };
    }

    private Outcome unexplained() {
        return byStatus(new Outcome.Unexplained(status, code));
    }

    /**
     * What it is as the answer to a change of the secret. Whatever else is wrong with such a
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
        return meaning == null ? undecided() : changed(meaning);
    }

    private Outcome changed(VendorCode known) {
        return switch (known.effect()) {
            case REJECTS -> new Outcome.Rejected(known.part(), status, code);
            case LOCKS -> new Outcome.Locked(status);
            case REJECTS_REQUEST, REJECTS_CHANGE -> new Outcome.ChangeRefused(status, known.text());
            case REJECTS_TOKEN -> undecided();
        };
    }

    private Outcome undecided() {
        String detail = "status " + status;
        return byStatus(new Outcome.Unknown(code == null ? detail : detail + ", code " + code));
    }

    private Outcome byStatus(Outcome otherClientError) {
        if (status == 429) {
            return new Outcome.RateLimited(retryAfter);
        }
        if (status == 403 && !hasReason()) {
            return new Outcome.RegionRefused(status);
        }
        if (status >= 400 && status < 500) {
            return otherClientError;
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
