package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a partner's attempts. Immutable; each change is a pure function that gives the
 * next record, or the same one if there is nothing to change.
 */
public record LockoutRecord(
        Version version,
        CredentialHistory credentials,
        Charges charges,
        SuspensionState suspension,
        ClusterState cluster) {
    /** Request, new secret, old secret: what a change costs if no answer comes. */
    private static final int PRICE_OF_CHANGE = 3;

    /** Nothing was tried yet. */
    public static LockoutRecord fresh(String salt) {
        return new LockoutRecord(
                Version.first(salt),
                CredentialHistory.NONE,
                Charges.NONE,
                SuspensionState.NONE,
                ClusterState.NONE);
    }

    /**
     * What was tried is not known: nothing is sent before an operator confirms.
     *
     * @param confirmation the operator's latest; it may be older than the damage, so it counts as
     *     used
     */
    public static LockoutRecord damaged(String salt, String confirmation) {
        return fresh(salt)
                .with(SuspensionState.NONE.with(Suspension.DAMAGED).withConfirmation(confirmation));
    }

    /**
     * Goes on from this record after the store has lost it. Nobody can tell what two records have
     * in common, so both are charged: it may be too much, never too little.
     *
     * @param stored what the store has instead; null if it has nothing
     * @param line for the version, unique
     */
    public LockoutRecord recovered(@Nullable LockoutRecord stored, String line) {
        return stored == null
                ? with(version.recovered(version, line))
                : new LockoutRecord(
                        version.recovered(stored.version, line),
                        history(stored),
                        charges.plus(stored.charges),
                        suspension.and(stored.suspension),
                        newest(stored).withLeaseOf(stored.cluster));
    }

    /** Fingerprints under another salt say nothing here. */
    private CredentialHistory history(LockoutRecord stored) {
        if (!comparable(stored)) {
            return credentials;
        }
        long newer = cluster.epoch() - stored.cluster.epoch();
        return newer > 0
                ? credentials.and(stored.credentials, true)
                : stored.credentials.and(credentials, newer < 0);
    }

    /** A token that was sealed under another salt cannot be read here. */
    private ClusterState newest(LockoutRecord stored) {
        boolean known = !comparable(stored) || cluster.epoch() > stored.cluster.epoch();
        return known ? cluster : stored.cluster;
    }

    private boolean comparable(LockoutRecord other) {
        return salt().equals(other.salt());
    }

    /** The salt of the fingerprints. */
    public String salt() {
        return version.salt();
    }

    /** Attempts that count against the budget. */
    public long charged() {
        return charges.charged();
    }

    /** Why these credentials may not be presented, whatever is charged; null if they may. */
    public @Nullable ReservationDenied certainlyDenied(CredentialsFingerprint fingerprint) {
        return suspension.reason() == Suspension.NONE
                ? credentials.denied(fingerprint)
                : new ReservationDenied.Suspended(suspension.reason());
    }

    /** Why these credentials may not be presented now; null if they may. */
    public @Nullable ReservationDenied denied(
            CredentialsFingerprint fingerprint, LockoutPolicy policy) {
        ReservationDenied denied = certainlyDenied(fingerprint);
        if (denied != null) {
            return denied;
        }
        return charges.allows(policy, proven(fingerprint))
                ? null
                : new ReservationDenied.Exhausted();
    }

    /** Why the secret may not be changed now; null if it may. */
    public @Nullable ReservationDenied changeDenied(
            CredentialsFingerprint fingerprint, LockoutPolicy policy) {
        ReservationDenied denied = denied(fingerprint, policy.withoutProbing());
        if (denied != null) {
            return denied;
        }
        boolean affordable = charged() == 0 && policy.budget() >= PRICE_OF_CHANGE;
        return affordable ? null : new ReservationDenied.Unaffordable();
    }

    /** Which secret is presented next, while a change may be pending. */
    public PresentedSecret presentedNext(
            CredentialsFingerprint present, @Nullable CredentialsFingerprint pending) {
        return credentials.presentedNext(present, pending);
    }

    /** True if these credentials succeeded last. */
    public boolean proven(CredentialsFingerprint fingerprint) {
        return credentials.proven(fingerprint);
    }

    /** Charges an attempt. Only where {@link #denied} gave none. */
    public LockoutRecord reserve(String id, CredentialsFingerprint fingerprint) {
        return next(credentials.presenting(fingerprint), charges.reserve(id), suspension, cluster);
    }

    /**
     * Charges a request for a change. Only where {@link #changeDenied} gave none.
     *
     * @param next the new secret: what was known of it is forgotten
     */
    public LockoutRecord reserveChange(
            String id, CredentialsFingerprint fingerprint, CredentialsFingerprint next) {
        return reserve(id, fingerprint)
                .with(credentials.presenting(fingerprint).withoutSecret(next));
    }

    /** The permission that goes with a reserved id. */
    public Reservation reservation(
            String key, String id, CredentialsFingerprint fingerprint, PresentedSecret presented) {
        return new Reservation(
                key,
                id,
                fingerprint,
                presented,
                credentials.accepted(),
                proven(fingerprint),
                charges.settled().counted(),
                charges.definite().counted(),
                cluster.epoch(),
                cluster.lease());
    }

    /** Notes the end of an attempt. Doing it twice changes nothing. */
    public LockoutRecord settle(Reservation reservation, AttemptResult result) {
        return result.match(new SettleAttempt(this, reservation));
    }

    /** Notes why the end of an attempt was charged. Doing it twice changes nothing. */
    public LockoutRecord noting(AttemptResult result, Instant at) {
        String reason = charged() == 0 ? null : result.reason();
        return reason == null ? this : with(charges.because(new ChargeReason(reason, at)));
    }

    /** Gives one node the lease, in the same change that reserves its attempt. */
    public LockoutRecord leased(Lease lease) {
        return with(cluster.with(lease));
    }

    /** The vendor said so outside an authentication. */
    public LockoutRecord lock() {
        return with(suspension.with(Suspension.LOCKED));
    }

    /** Attempts too old to arrive are failures for ever; the next success clears them. */
    public LockoutRecord age(Collection<String> ids) {
        return with(charges.aged(ids));
    }

    /**
     * An operator has made sure that the account is not locked: clears what was charged, and most
     * of what was rejected.
     *
     * @param confirmation not to be used again; blank if the operator called a method
     */
    public LockoutRecord confirm(CredentialsFingerprint configured, String confirmation) {
        return next(
                credentials.confirmed(configured),
                charges.cleared(),
                suspension.with(Suspension.NONE).withConfirmation(confirmation),
                cluster.with(null));
    }

    LockoutRecord with(CredentialHistory next) {
        return next(next, charges, suspension, cluster);
    }

    public LockoutRecord with(Charges next) {
        return next(credentials, next, suspension, cluster);
    }

    LockoutRecord with(SuspensionState next) {
        return next(credentials, charges, next, cluster);
    }

    public LockoutRecord with(ClusterState next) {
        return next(credentials, charges, suspension, next);
    }

    private LockoutRecord next(
            CredentialHistory history, Charges counts, SuspensionState stops, ClusterState nodes) {
        var next = new LockoutRecord(version, history, counts, stops, nodes);
        return next.equals(this) ? this : next.with(version.next());
    }

    private LockoutRecord with(Version next) {
        return new LockoutRecord(next, credentials, charges, suspension, cluster);
    }
}
