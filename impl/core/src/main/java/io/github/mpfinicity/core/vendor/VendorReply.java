package io.github.mpfinicity.core.vendor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's answer, read from any of the shapes that the vendor sends.
 *
 * @param status of the HTTP answer
 * @param token null unless the body had one
 * @param code the vendor's code as text; null if the body had none
 * @param meaning of the code, or of words that stand for one; null if neither is known
 * @param retryAfter from the header; null if absent or unreadable
 */
public record VendorReply(
        int status,
        @Nullable String token,
        @Nullable String code,
        @Nullable VendorCode meaning,
        @Nullable Duration retryAfter) {
    private static final int LONGEST_TOKEN = 4096;

    /** A reply with the meaning of its code. */
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

    /** The outcome, if this answers an authentication. A known code decides before the status. */
    public Outcome outcome() {
        if (successful() && token != null) {
            return usable(token)
                    ? new Outcome.Accepted(token, status)
                    : unknown(" with an unusable token", null);
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
     * The outcome, if this answers a change of the secret. An error without a known code leaves the
     * change undecided: a proxy may have sent it after the vendor made the change. Only an empty
     * 204 (or 200, in former documents) is the vendor's yes.
     *
     * @param empty whether the answer had no body
     */
    public Outcome changeOutcome(boolean empty) {
        if (successful()) {
            return empty && (status == 204 || status == 200)
                    ? new Outcome.Changed(status)
                    : unknown(", which does not say that it was changed", null);
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
        return byStatus(unknown("", code));
    }

    private Outcome byStatus(Outcome otherClientError) {
        if (status == 429) {
            return new Outcome.RateLimited(retryAfter, code);
        }
        if (status == 403 && !hasReason()) {
            return new Outcome.RegionRefused(status);
        }
        if (status >= 400 && status < 500) {
            return otherClientError;
        }
        return unknown(successful() ? " without a token" : "", code);
    }

    private Outcome unknown(String remark, @Nullable String told) {
        return new Outcome.Unknown("status " + status + remark, told, status);
    }

    private boolean successful() {
        return status >= 200 && status < 300;
    }

    /** A token is opaque, but it must fit into a header. */
    private static boolean usable(String token) {
        return !token.isEmpty()
                && token.length() <= LONGEST_TOKEN
                && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
