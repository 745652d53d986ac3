package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.PresentedSecret;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a record for one attempt. It may run again after a race or a lost reply. */
final class ReserveAttempt implements Records.Change<Decision> {
    private final Asked asked;
    private final LockoutPolicy policy;
    private final Observations observations;
    private final OtherNodes others;

    /**
     * The attempt that is asked for.
     *
     * @param key of the record
     * @param id of the attempt
     * @param confirmation the operator's latest
     * @param presentable fingerprints of all that may be presented, under a salt
     * @param lease to take; null where the store has turns of its own
     */
    record Asked(
            String key,
            String id,
            String confirmation,
            Function<String, Presentable> presentable,
            TokenFinder tokens,
            @Nullable Lease lease) {}

    /**
     * Finds a token in a record that would serve instead of an attempt. It is asked first, because
     * fingerprints are slow to make and a token may need none.
     */
    @FunctionalInterface
    interface TokenFinder {
        @Nullable Decision find(LockoutRecord now);
    }

    /**
     * Fingerprints of all that may be presented.
     *
     * @param pending of a change that is not settled; null if there is none
     * @param next of the change that this attempt is to make; null if it is an authentication
     */
    record Presentable(
            CredentialsFingerprint present,
            @Nullable CredentialsFingerprint pending,
            @Nullable CredentialsFingerprint next) {
        CredentialsFingerprint of(PresentedSecret presented) {
            return presented == PresentedSecret.PENDING && pending != null ? pending : present;
        }
    }

    ReserveAttempt(Asked asked, LockoutPolicy policy, Observations observations) {
        this.asked = asked;
        this.policy = policy;
        this.observations = observations;
        this.others = new OtherNodes(observations, asked.lease() != null);
    }

    /** The reservation that may be in the record although its write was not confirmed. */
    Reservation unused() {
        return LockoutRecord.fresh("")
                .reservation(
                        asked.key(),
                        asked.id(),
                        new CredentialsFingerprint("", Map.of()),
                        PresentedSecret.PRESENT);
    }

    @Override
    public Records.Update<Decision> apply(LockoutRecord seen, @Nullable Decision unconfirmed) {
        LockoutRecord now = observations.aged(seen);
        if (unconfirmed != null && now.charges().open().contains(asked.id())) {
            return new Records.Update<>(now, unconfirmed);
        }
        if (now.suspension().isNew(asked.confirmation())) {
            if (others.authenticate(now)) {
                // Its attempt would be sent uncharged. The confirmation counts when that attempt
                // has ended.
                return new Records.Update<>(now, new ReservationDenied.Held());
            }
            CredentialsFingerprint present = asked.presentable().apply(now.salt()).present();
            now = now.confirm(present, asked.confirmation());
        }
        Decision token = asked.tokens().find(now);
        if (token != null) {
            return new Records.Update<>(now, token);
        }
        Presentable fingerprints = asked.presentable().apply(now.salt());
        return fingerprints.next() == null
                ? authentication(now, fingerprints)
                : change(now, fingerprints);
    }

    private Records.Update<Decision> authentication(LockoutRecord now, Presentable fingerprints) {
        PresentedSecret presented =
                now.presentedNext(fingerprints.present(), fingerprints.pending());
        CredentialsFingerprint fingerprint = fingerprints.of(presented);
        ReservationDenied denied =
                first(
                        List.of(
                                () -> now.certainlyDenied(fingerprint),
                                () -> others.held(now),
                                () -> now.denied(fingerprint, policy),
                                () -> others.paused(now),
                                () -> probeDenied(now, fingerprint, fingerprints.pending())));
        return denied == null
                ? sharing(now, now.reserve(asked.id(), fingerprint), fingerprint, presented)
                : new Records.Update<>(now, denied);
    }

    private Records.Update<Decision> change(LockoutRecord now, Presentable fingerprints) {
        CredentialsFingerprint fingerprint = fingerprints.present();
        CredentialsFingerprint next = Objects.requireNonNull(fingerprints.next());
        ReservationDenied denied =
                first(
                        List.of(
                                () -> now.certainlyDenied(fingerprint),
                                () -> others.held(now),
                                () -> now.changeDenied(fingerprint, policy),
                                () -> others.paused(now)));
        return denied == null
                ? sharing(
                        now,
                        now.reserveChange(asked.id(), fingerprint, next),
                        fingerprint,
                        PresentedSecret.PRESENT)
                : new Records.Update<>(now, denied);
    }

    /** The denial that is certain although another node's attempt may still succeed. */
    private static @Nullable ReservationDenied first(
            List<Supplier<@Nullable ReservationDenied>> denials) {
        return denials.stream()
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Records.Update<Decision> sharing(
            LockoutRecord before,
            LockoutRecord charged,
            CredentialsFingerprint fingerprint,
            PresentedSecret presented) {
        Lease lease = asked.lease();
        LockoutRecord now = lease == null ? before : before.leased(lease);
        observations.reserve(asked.id());
        return new Records.Update<>(
                lease == null ? charged : charged.leased(lease),
                now.reservation(asked.key(), asked.id(), fingerprint, presented));
    }

    /**
     * The denial of a probe beyond the budget. It is made only when this process has seen each open
     * attempt for the late window; otherwise restarts would send one probe after the other. While a
     * change is not settled, no probe is made.
     */
    private @Nullable ReservationDenied probeDenied(
            LockoutRecord now,
            CredentialsFingerprint fingerprint,
            @Nullable CredentialsFingerprint pending) {
        ReservationDenied denied = now.denied(fingerprint, policy.withoutProbing());
        boolean known = pending == null || now.proven(pending);
        if (denied == null || !known) {
            return denied;
        }
        Duration left = observations.lateWindowLeft(now);
        return left.isZero() ? null : new ReservationDenied.Paused(left);
    }
}
