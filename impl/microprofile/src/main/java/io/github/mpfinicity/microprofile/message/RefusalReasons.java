package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.AccountStatus.Reason.Kind;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.session.NotedRefusal;
import io.github.mpfinicity.core.vendor.VendorCode;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a refusal, as an operator reads it.
 *
 * @param sentence in the words of {@link RefusalMessages}
 * @param at when it was noted
 */
public record RefusalReasons(String sentence, Instant at) implements Refusal.Cases<Reason> {
    public static Reason of(NotedRefusal noted, PartnerConfig config) {
        Refusal why = noted.why();
        return why.match(new RefusalReasons(RefusalMessages.message(why, config), noted.at()));
    }

    @Override
    public Reason rejected(Refusal.Rejected refusal) {
        return reason(Kind.CREDENTIALS_REJECTED, refusal.rejection().code());
    }

    @Override
    public Reason superseded(Refusal.Superseded refusal) {
        return reason(Kind.CREDENTIALS_REJECTED, null);
    }

    @Override
    public Reason misconfigured(Refusal.Misconfigured refusal) {
        return reason(Kind.CONFIGURATION, null);
    }

    @Override
    public Reason suspended(Refusal.Suspended refusal) {
        return refusal.reason() == Suspension.LOCKED
                ? reason(Kind.ACCOUNT_LOCKED, VendorCode.LOCKED.text())
                : reason(Kind.LOCKOUT_GUARD, null);
    }

    @Override
    public Reason exhausted(Refusal.Exhausted refusal) {
        return reason(Kind.LOCKOUT_GUARD, null);
    }

    @Override
    public Reason unavailable(Refusal.Unavailable refusal) {
        boolean region = refusal.reason() == UnavailableReason.REGION_REFUSED;
        return reason(region ? Kind.REGION_REFUSED : Kind.UNAVAILABLE, refusal.code());
    }

    @Override
    public Reason closed(Refusal.Closed refusal) {
        return reason(Kind.CLOSED, null);
    }

    private Reason reason(Kind kind, @Nullable String code) {
        return new Reason(kind, Optional.ofNullable(code), sentence, at);
    }
}
