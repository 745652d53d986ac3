package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The charge for each outcome. Unproven credentials are charged for each outcome that does not
 * prove them right, because nobody knows what the vendor counts. Proven credentials are not charged
 * if the vendor says that it did not look at them. Pure.
 */
final class ChargeTable implements Outcome.Cases<AttemptResult> {
    /** The pause if the vendor names none. */
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(30);

    /** The pause after a refusal of the caller's country. */
    private static final Duration REGIONAL_PAUSE = Duration.ofMinutes(5);

    private static final int UNAUTHORIZED = 401;

    private final Reservation reservation;

    ChargeTable(Reservation reservation) {
        this.reservation = reservation;
    }

    @Override
    public AttemptResult accepted(Outcome.Accepted outcome) {
        return new AttemptResult.Accepted(null);
    }

    @Override
    public AttemptResult rejected(Outcome.Rejected outcome) {
        return new AttemptResult.Rejected(
                rejection(outcome.part(), outcome.status(), outcome.code()));
    }

    @Override
    public AttemptResult locked(Outcome.Locked outcome) {
        return new AttemptResult.Locked();
    }

    @Override
    public AttemptResult unexplained(Outcome.Unexplained outcome) {
        Rejection answer = rejection(CredentialPart.ALL, outcome.status(), outcome.code());
        if (!reservation.proven()) {
            return new AttemptResult.Unexplained(answer);
        }
        return outcome.status() == UNAUTHORIZED
                ? new AttemptResult.Answered(answer)
                : new AttemptResult.Unknown();
    }

    @Override
    public AttemptResult regionRefused(Outcome.RegionRefused outcome) {
        return reservation.proven()
                ? new AttemptResult.NotCounted()
                : new AttemptResult.TurnedAway(REGIONAL_PAUSE, true);
    }

    @Override
    public AttemptResult rateLimited(Outcome.RateLimited outcome) {
        Duration asked = outcome.retryAfter();
        Duration pause =
                asked == null || asked.isZero() || asked.isNegative() ? SHORT_PAUSE : asked;
        boolean charged = !reservation.proven();
        boolean late = charged && pause.compareTo(LockoutPolicy.LATE_WINDOW) < 0;
        return new AttemptResult.TurnedAway(late ? LockoutPolicy.LATE_WINDOW : pause, charged);
    }

    @Override
    public AttemptResult unknown(Outcome.Unknown outcome) {
        return new AttemptResult.Unknown();
    }

    @Override
    public AttemptResult notSent(Outcome.NotSent outcome) {
        return new AttemptResult.NotCounted();
    }

    @Override
    public AttemptResult changed(Outcome.Changed outcome) {
        return new AttemptResult.NotCounted();
    }

    @Override
    public AttemptResult changeRefused(Outcome.ChangeRefused outcome) {
        return new AttemptResult.Counted("change of the secret refused");
    }

    private Rejection rejection(CredentialPart part, int status, @Nullable String code) {
        String known = code == null || code.isEmpty() ? null : code;
        return new Rejection(part, reservation.fingerprint().of(part), status, known);
    }
}
