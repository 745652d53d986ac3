package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The record of a partner's attempts. Immutable. Each change is a pure function that returns the
 * next record, or the same one if nothing changes.
 */
public record LockoutRecord(
        Version version,
        CredentialHistory credentials,
        Charges charges,
        SuspensionState suspension,
        ClusterState cluster) {
    /** The charges of a change without answers: the request, the new secret, the old secret. */
    private static final int PRICE_OF_CHANGE = 3;

    /** The record before the first attempt. */
    public static LockoutRecord fresh(String salt) {
        return new LockoutRecord(
                Version.first(salt),
                CredentialHistory.NONE,
                Charges.NONE,
                SuspensionState.NONE,
                ClusterState.NONE);
    }

    /**
     * The record in place of a damaged one. Nothing is sent before an operator confirms.
     *
     * @param confirmation the operator's latest; it counts as used, because it may be older than
     *     the damage
     */
    public static LockoutRecord damaged(String salt, String confirmation) {
        return fresh(salt)
                .with(SuspensionState.NONE.with(Suspension.DAMAGED).withConfirmation(confirmation));
    }

    /**
     * Continues this record after the store has lost it. The two records may share charges, and
     * nobody can tell which, so the sum is charged. That may be too much and is never too little.
     *
     * @param stored the record that the store has instead; null if it has none
     * @param line a unique name of the new line of versions
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

    /** Fingerprints under another salt cannot be compared. */
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

    /** Denies credentials that may not be presented, whatever is charged; null if they may. */
    public @Nullable ReservationDenied certainlyDenied(CredentialsFingerprint fingerprint) {
        return suspension.reason() == Suspension.NONE
                ? credentials.denied(fingerprint)
                : new ReservationDenied.Suspended(suspension.reason());
    }

    /** Denies credentials that may not be presented now; null if they may. */
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

    /** Denies a change of the secret; null if it may be made now. */
    public @Nullable ReservationDenied changeDenied(
            CredentialsFingerprint fingerprint, LockoutPolicy policy) {
        ReservationDenied denied = denied(fingerprint, policy.withoutProbing());
        if (denied != null) {
            return denied;
        }
        boolean affordable = charged() == 0 && policy.budget() >= PRICE_OF_CHANGE;
        return affordable ? null : new ReservationDenied.Unaffordable();
    }

    /** The secret to present next, while a change may be pending. */
    public PresentedSecret presentedNext(
            CredentialsFingerprint present, @Nullable CredentialsFingerprint pending) {
        return credentials.presentedNext(present, pending);
    }

    /** True if these credentials succeeded last. */
    public boolean proven(CredentialsFingerprint fingerprint) {
        return credentials.proven(fingerprint);
    }

    /** Charges an attempt that {@link #denied} allows. */
    public LockoutRecord reserve(String id, CredentialsFingerprint fingerprint) {
        return next(credentials.presenting(fingerprint), charges.reserve(id), suspension, cluster);
    }

    /**
     * Charges a request for a change that {@link #changeDenied} allows.
     *
     * @param next the new secret, whose history is forgotten
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

    /** Notes the end of an attempt. A second call changes nothing. */
    public LockoutRecord settle(Reservation reservation, AttemptResult result) {
        return result.match(new SettleAttempt(this, reservation));
    }

    /** Notes the reason of a charge. A second call changes nothing. */
    public LockoutRecord noting(AttemptResult result, Instant at) {
        String reason = charged() == 0 ? null : result.reason();
        return reason == null ? this : with(charges.because(new ChargeReason(reason, at)));
    }

    /** Gives one node the lease, in the same change that reserves its attempt. */
    public LockoutRecord leased(Lease lease) {
        return with(cluster.with(lease));
    }

    /** Notes that the vendor said on another call that the account is locked. */
    public LockoutRecord lock() {
        return with(suspension.with(Suspension.LOCKED));
    }

    /** Attempts too old to arrive are failures for ever; the next success clears them. */
    public LockoutRecord age(Collection<String> ids) {
        return with(charges.aged(ids));
    }

    /**
     * Notes that an operator has made sure that the account is not locked. Clears all charges and
     * most rejections.
     *
     * @param confirmation the value that counts once; blank if the operator called a method
     */
    public LockoutRecord confirm(CredentialsFingerprint configured, String confirmation) {
        return next(
                credentials.confirmed(configured),
                charges.cleared(),
                suspension.with(Suspension.NONE).withConfirmation(confirmation),
                cluster.with(null));
    }

    /**
     * The record as one write brings it to the store.
     *
     * @param id of that write alone
     */
    public LockoutRecord written(String id) {
        return with(version.written(id));
    }

    /** The same as the next version, so that no write that began before follows it. */
    public LockoutRecord again() {
        return with(version.next());
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
