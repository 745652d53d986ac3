package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What each answer costs. Credentials that have never worked are charged for whatever does not
 * prove that they do: nobody knows what the vendor counts. Those that worked last are believed to
 * be right, and are not charged where the vendor says that it did not look at them. Pure.
 */
final class ChargeTable implements Outcome.Cases<Verdict> {
    /** Of a vendor that does not say for how long. */
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(30);

    /** A country does not change its mind in seconds. */
    private static final Duration REGIONAL_PAUSE = Duration.ofMinutes(5);

    private final Reservation reservation;

    ChargeTable(Reservation reservation) {
        this.reservation = reservation;
    }

    @Override
    public Verdict accepted(Outcome.Accepted outcome) {
        return new Verdict.Accepted(null);
    }

    @Override
    public Verdict rejected(Outcome.Rejected outcome) {
        return new Verdict.Rejected(rejection(outcome.part(), outcome.status(), outcome.code()));
    }

    @Override
    public Verdict locked(Outcome.Locked outcome) {
        return new Verdict.Locked();
    }

    @Override
    public Verdict unexplained(Outcome.Unexplained outcome) {
        return reservation.proven()
                ? new Verdict.Unknown()
                : new Verdict.Unexplained(
                        rejection(CredentialPart.ALL, outcome.status(), outcome.code()));
    }

    @Override
    public Verdict regionRefused(Outcome.RegionRefused outcome) {
        return reservation.proven()
                ? new Verdict.NotCounted()
                : new Verdict.TurnedAway(REGIONAL_PAUSE, true);
    }

    @Override
    public Verdict rateLimited(Outcome.RateLimited outcome) {
        Duration asked = outcome.retryAfter();
        Duration pause =
                asked == null || asked.isZero() || asked.isNegative() ? SHORT_PAUSE : asked;
        boolean charged = !reservation.proven();
        boolean late = charged && pause.compareTo(LockoutPolicy.LATE_WINDOW) < 0;
        return new Verdict.TurnedAway(late ? LockoutPolicy.LATE_WINDOW : pause, charged);
    }

    @Override
    public Verdict unknown(Outcome.Unknown outcome) {
        return new Verdict.Unknown();
    }

    @Override
    public Verdict notSent(Outcome.NotSent outcome) {
        return new Verdict.NotCounted();
    }

    @Override
    public Verdict changed(Outcome.Changed outcome) {
        return new Verdict.NotCounted();
    }

    @Override
    public Verdict changeRefused(Outcome.ChangeRefused outcome) {
        return new Verdict.Counted();
    }

    private Rejection rejection(CredentialPart part, int status, @Nullable String code) {
        String known = code == null || code.isEmpty() ? null : code;
        return new Rejection(part, reservation.print().of(part), status, known);
    }
}
