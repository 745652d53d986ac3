package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.PresentedSecret;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a record for one attempt. A change that bears repeating after a race or a lost reply. */
final class ReserveAttempt implements Records.Change<Decision> {
    private final Asked asked;
    private final LockoutPolicy policy;
    private final Observations observations;
    private final OtherNodes others;

    /**
     * Which attempt is asked for.
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
            Function<String, Prints> presentable,
            TokenFinder tokens,
            @Nullable Lease lease) {}

    /** Finds in a record what would do instead of an attempt. */
    @FunctionalInterface
    interface TokenFinder {
        @Nullable Decision find(LockoutRecord now, CredentialsFingerprint present);
    }

    /**
     * Fingerprints of all that may be presented.
     *
     * @param pending of a change that is not settled; null if there is none
     * @param next of the change that this attempt is to make; null if it is an authentication
     */
    record Prints(
            CredentialsFingerprint present,
            @Nullable CredentialsFingerprint pending,
            @Nullable CredentialsFingerprint next) {
        CredentialsFingerprint of(PresentedSecret candidate) {
            return candidate == PresentedSecret.PENDING && pending != null ? pending : present;
        }
    }

    ReserveAttempt(Asked asked, LockoutPolicy policy, Observations observations) {
        this.asked = asked;
        this.policy = policy;
        this.observations = observations;
        this.others = new OtherNodes(observations, asked.id(), asked.lease() != null);
    }

    /** What may have been charged without our knowing. */
    Reservation unused() {
        return LockoutRecord.fresh("")
                .reservation(
                        asked.key(),
                        asked.id(),
                        new CredentialsFingerprint("", Map.of()),
                        PresentedSecret.PRESENT);
    }

    @Override
    public Records.Update<Decision> apply(LockoutRecord seen, @Nullable Decision unheard) {
        LockoutRecord now = observations.aged(seen);
        if (unheard != null && now.charges().open().contains(asked.id())) {
            return new Records.Update<>(now, unheard);
        }
        Prints prints = asked.presentable().apply(now.salt());
        if (now.suspension().isNew(asked.confirmation())) {
            if (others.authenticate(now)) {
                // Its attempt would be sent uncharged: confirmed once that has ended.
                return new Records.Update<>(now, new ReservationDenied.Held());
            }
            now = now.confirm(prints.present(), asked.confirmation());
        }
        return prints.next() == null ? authentication(now, prints) : change(now, prints);
    }

    private Records.Update<Decision> authentication(LockoutRecord now, Prints prints) {
        Decision token = asked.tokens().find(now, prints.present());
        if (token != null) {
            return new Records.Update<>(now, token);
        }
        PresentedSecret candidate = now.candidate(prints.present(), prints.pending());
        CredentialsFingerprint print = prints.of(candidate);
        ReservationDenied denial =
                first(
                        List.of(
                                () -> now.certainDenial(print),
                                () -> others.held(now),
                                () -> now.denial(print, policy),
                                () -> others.paused(now),
                                () -> now.denial(print, affordable(now, prints.pending()))));
        return denial == null
                ? granted(now, now.reserve(asked.id(), print), print, candidate)
                : new Records.Update<>(now, denial);
    }

    private Records.Update<Decision> change(LockoutRecord now, Prints prints) {
        CredentialsFingerprint print = prints.present();
        CredentialsFingerprint next = Objects.requireNonNull(prints.next());
        ReservationDenied denial =
                first(
                        List.of(
                                () -> now.certainDenial(print),
                                () -> others.held(now),
                                () -> now.changeDenial(print, policy),
                                () -> others.paused(now)));
        return denial == null
                ? granted(
                        now,
                        now.reserveChange(asked.id(), print, next),
                        print,
                        PresentedSecret.PRESENT)
                : new Records.Update<>(now, denial);
    }

    /** Another node's attempt may end well: before that, only certain denials are told. */
    private static @Nullable ReservationDenied first(
            List<Supplier<@Nullable ReservationDenied>> denials) {
        return denials.stream()
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Records.Update<Decision> granted(
            LockoutRecord before,
            LockoutRecord charged,
            CredentialsFingerprint print,
            PresentedSecret candidate) {
        Lease lease = asked.lease();
        LockoutRecord now = lease == null ? before : before.leased(lease);
        observations.see(asked.id());
        return new Records.Update<>(
                lease == null ? charged : charged.leased(lease),
                now.reservation(asked.key(), asked.id(), print, candidate));
    }

    /**
     * Probing goes one at a time: not before this process has seen all open attempts for the late
     * window. Without that, restarts would send one after the other. While two secrets alternate
     * there is no probing.
     */
    private LockoutPolicy affordable(LockoutRecord now, @Nullable CredentialsFingerprint pending) {
        boolean known = pending == null || now.proven(pending);
        return known && observations.completed(now) ? policy : policy.withoutProbing();
    }
}
