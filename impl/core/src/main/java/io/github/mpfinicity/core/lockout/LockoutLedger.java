package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.credentials.Fingerprints;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.RecordKey;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a partner's record in a store: reserves each attempt before it is sent and settles it
 * afterwards. Safe for any thread; blocks for as long as the store does, and holds no lock.
 */
public final class LockoutLedger {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long POLL_NANOS = 200_000_000;

    private final LockoutPolicy policy;
    private final Fingerprints fingerprints;
    private final UniqueNames names = new UniqueNames();
    private final Observations observations;
    private final ClusterSettings settings;
    private final TokenShare share;
    private final Records records;
    private final PendingSettlements settlements;
    private final AttemptLock lock;
    private final Clocks clocks;
    private final Moment began;

    /** A ledger in a store. */
    public LockoutLedger(PartnerStore store, LockoutPolicy policy, Clocks clocks) {
        this(store, policy, clocks, ClusterSettings.standard(), () -> {});
    }

    /**
     * A ledger in a store that several nodes may share.
     *
     * @param restored runs when the store had lost the record and it was written back, on whichever
     *     thread found out; must not block
     */
    public LockoutLedger(
            PartnerStore store,
            LockoutPolicy policy,
            Clocks clocks,
            ClusterSettings settings,
            Runnable restored) {
        this(
                store,
                store.outlivesProcess() ? Fingerprints.slow() : Fingerprints.keyed(),
                policy,
                clocks,
                settings,
                restored);
    }

    LockoutLedger(
            PartnerStore store,
            Fingerprints fingerprints,
            LockoutPolicy policy,
            Clocks clocks,
            ClusterSettings settings,
            Runnable restored) {
        this.policy = policy;
        this.clocks = clocks;
        this.began = clocks.now();
        this.settings = settings;
        this.fingerprints = fingerprints;
        this.observations = new Observations(clocks);
        this.share = new TokenShare(fingerprints, settings, clocks);
        this.records = new Records(store, names, share::see, restored);
        this.settlements = new PendingSettlements(records, settings.lease(), clocks);
        this.lock = new AttemptLock(store);
    }

    /**
     * Waits until the previous attempt has ended, in this process and in all processes that share
     * the store. An attempt that was given up may still be under way, and its late answer must be
     * noted first.
     *
     * @throws StoreException if it was given up
     */
    public PartnerStore.Turn turn(AuthenticationTarget target, BooleanSupplier givenUp) {
        return lock.take(key(target), givenUp);
    }

    /**
     * Charges an attempt, or gives the reason why there must be none.
     *
     * @param confirmation the operator's latest; a new one confirms that the account is not locked
     * @param requirement the token of the record that would serve instead
     * @throws StoreException if the store cannot tell: nothing may be sent
     */
    public Decision reserve(
            AuthenticationTarget target, String confirmation, TokenRequirement requirement) {
        return decide(target, null, confirmation, requirement);
    }

    /** As {@link #reserve}, for a request that changes the secret. */
    public Decision reserveChange(
            AuthenticationTarget target, PartnerSecret next, String confirmation) {
        return decide(target, next, confirmation, TokenRequirement.NONE);
    }

    private Decision decide(
            AuthenticationTarget target,
            @Nullable PartnerSecret next,
            String confirmation,
            TokenRequirement requirement) {
        String key = key(target);
        records.remember(confirmation);
        settlements.settle(key);
        if (records.last() == null) {
            // The record is made before anything is hashed under its salt, because hashing is slow.
            records.change(key, observations::aged);
        }
        String id = names.reservation();
        var asked =
                new ReserveAttempt.Asked(
                        key,
                        id,
                        confirmation,
                        salt -> presentable(target, next, salt),
                        now -> share.find(key, target.present(), now, requirement),
                        lock.areLeases() ? Lease.taken(id, settings.lease()) : null);
        var attempt = new ReserveAttempt(asked, policy, observations);
        try {
            return records.update(key, attempt).result();
        } catch (Throwable e) {
            // Nothing is sent, so a charge that may be in the record is given back.
            settlements.giveBack(attempt.unused());
            throw e;
        }
    }

    private ReserveAttempt.Presentable presentable(
            AuthenticationTarget target, @Nullable PartnerSecret next, String salt) {
        PartnerSecret pending = target.pending();
        return new ReserveAttempt.Presentable(
                fingerprints.of(target.present(), salt),
                pending == null ? null : fingerprints.of(target.with(pending), salt),
                next == null ? null : fingerprints.of(target.with(next), salt));
    }

    /** As the other one, for an attempt that was not sent or has brought no token. */
    public void settle(Reservation reservation, AttemptResult result) {
        settle(reservation, result, clocks.now());
    }

    /**
     * Notes the end of an attempt and writes it, now or as soon as the store takes it. Nothing is
     * reserved before it is written.
     *
     * @param sent when the request began; a token that is written after the lease is not shared
     */
    public void settle(Reservation reservation, AttemptResult result, Moment sent) {
        settlements.note(reservation, result, clocks.now().wall(), sent);
        settlements.write();
    }

    /** The result of a success that shares its token. */
    public AttemptResult.Accepted accepted(
            PartnerCredentials presented, Reservation reservation, String token, Instant sent) {
        return new AttemptResult.Accepted(share.seal(presented, reservation, token, sent));
    }

    /** The result of a change: another secret takes the place of the present one. */
    public AttemptResult.Changed changed(
            AuthenticationTarget target, Reservation reservation, PartnerSecret next) {
        String salt = reservation.fingerprint().salt();
        return new AttemptResult.Changed(fingerprints.of(target.with(next), salt));
    }

    /** Writes the noted results, now or as soon as the store takes them. */
    public void write() {
        settlements.write();
    }

    /** Notes that the vendor said on another call that the account is locked. */
    public void noteLock() {
        settlements.noteLock();
    }

    /**
     * Writes an operator's word that the account is not locked. It waits for an attempt that is
     * under way, because that one would be sent uncharged.
     *
     * @throws StoreException if that takes too long, or the store cannot take it
     */
    public void confirm(AuthenticationTarget target) {
        String key = key(target);
        Moment until = clocks.now().plus(LONGEST_WAIT);
        PartnerStore.Turn turn = lock.take(key, () -> !clocks.now().isBefore(until));
        try {
            // What ended before the operator's word must not be written after it.
            settlements.settle(key);
            settlements.withoutLock(() -> confirm(key, target, until));
        } finally {
            turn.close();
            settlements.write();
        }
    }

    private void confirm(String key, AuthenticationTarget target, Moment until) {
        while (!confirmed(key, target)) {
            if (!clocks.now().isBefore(until)) {
                throw new StoreException(
                        "another node is authenticating, or died while it did: try again in "
                                + settings.lease().toSeconds()
                                + " s");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new StoreException("interrupted while another node was authenticating");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private boolean confirmed(String key, AuthenticationTarget target) {
        var others = new OtherNodes(observations, lock.areLeases());
        return records.<Boolean>update(key, (seen, unconfirmed) -> confirmed(seen, target, others))
                .result();
    }

    private Records.Update<Boolean> confirmed(
            LockoutRecord seen, AuthenticationTarget target, OtherNodes others) {
        LockoutRecord now = observations.aged(seen);
        if (others.authenticate(now)) {
            return new Records.Update<>(now, false);
        }
        CredentialsFingerprint configured = fingerprints.of(target.present(), now.salt());
        LockoutRecord confirmed = now.confirm(configured, "");
        return new Records.Update<>(confirmed.equals(seen) ? seen.again() : confirmed, true);
    }

    /**
     * Reads the record and changes nothing, unless the store has lost it.
     *
     * @return null if there is no record yet
     * @throws StoreException if the store cannot tell
     */
    public @Nullable RecordView look(AuthenticationTarget target, TokenRequirement requirement) {
        String key = key(target);
        LockoutRecord now = records.read(key);
        if (now == null) {
            return null;
        }
        return new RecordView(
                share.find(key, target.present(), now, requirement),
                settlements.suspension(now).reason());
    }

    /**
     * True if a request that was sent before this attempt may still arrive: this process has not
     * seen its reservation for the late window. The store may have lost the reservation with the
     * process that made it, so this process must also be older than the late window.
     */
    public boolean mayArriveAfter(Reservation attempt) {
        LockoutRecord seen = records.last();
        return seen == null
                || clocks.now().since(began).compareTo(LockoutPolicy.LATE_WINDOW) < 0
                || !observations
                        .lateWindowLeft(seen.settle(attempt, new AttemptResult.NotCounted()))
                        .isZero();
    }

    /** The charged attempts, as far as this process knows. */
    public Attempts attempts() {
        LockoutRecord seen = records.last();
        return Attempts.of(seen == null ? null : settlements.after(seen), policy);
    }

    private static String key(AuthenticationTarget target) {
        return RecordKey.of(target.origin(), target.present().partnerId());
    }
}
