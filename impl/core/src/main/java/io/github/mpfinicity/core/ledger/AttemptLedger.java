package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.credentials.Fingerprints;
import io.github.mpfinicity.core.credentials.Login;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a partner's record in a store: reserves each attempt before it is sent and settles it
 * afterwards. Safe for any thread; blocks for as long as the store does, and holds no lock.
 */
public final class AttemptLedger {
    /** Longer than any request can live. */
    public static final Duration AGEING = Duration.ofMinutes(15);

    /** For how long a lost request may still land: nothing is sent before that is over. */
    public static final Duration LATE_WINDOW = Duration.ofSeconds(60);

    private static final Duration CONFIRM_WAIT = Duration.ofSeconds(10);
    private static final long CONFIRM_POLL_NANOS = 200_000_000;

    private final PartnerStore store;
    private final LockoutPolicy policy;
    private final Clocks clocks;
    private final Fingerprints fingerprints;
    private final UniqueNames names;
    private final Records records;
    private final OwnTurn ownTurn = new OwnTurn();

    private final Sightings sightings;
    private final Sharing sharing;
    private final TokenShare share;

    /** Whether nodes take leases in the record, because the store has no turns of its own. */
    private volatile boolean leasing;

    /** Ends that are not in the store yet. Nothing is reserved before they are. */
    private final Queue<Ended> unsettled = new ConcurrentLinkedQueue<>();

    private volatile @Nullable LedgerRecord last;
    private volatile @Nullable String lastKey;
    private volatile boolean lockNoted;
    private volatile String lastWord = "";

    private record Ended(Reservation reservation, Verdict verdict) {}

    /** A ledger in a store. */
    public AttemptLedger(PartnerStore store, LockoutPolicy policy, Clocks clocks) {
        this(store, policy, clocks, Sharing.standard());
    }

    /** A ledger in a store that several nodes may share. */
    public AttemptLedger(PartnerStore store, LockoutPolicy policy, Clocks clocks, Sharing sharing) {
        this.store = store;
        this.policy = policy;
        this.clocks = clocks;
        this.fingerprints = store.outlivesProcess() ? Fingerprints.slow() : Fingerprints.keyed();
        this.sightings = new Sightings(clocks);
        this.names = new UniqueNames();
        this.records = new Records(store, names);
        this.sharing = sharing;
        this.share = new TokenShare(fingerprints, sharing, clocks);
    }

    /**
     * Waits until the attempt before has really ended, here and in processes that share the store.
     * A flight that was given up may still be in the air, and its late answer must be noted first.
     *
     * @throws StoreException if it was given up
     */
    public PartnerStore.Turn turn(Login login, BooleanSupplier givenUp) {
        PartnerStore.Turn own = ownTurn.take(givenUp);
        try {
            PartnerStore.Turn shared = store.turn(key(login), givenUp);
            leasing = shared == null;
            if (shared == null) {
                return own;
            }
            return () -> {
                shared.close();
                own.close();
            };
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /**
     * Charges an attempt, or says why there must not be one.
     *
     * @param word the operator's latest; a new one confirms that the account is not locked
     * @param wish which token of the record would do instead
     * @throws StoreException if the store cannot tell: nothing may be sent
     */
    public Decision reserve(Login login, String word, Wish wish) {
        return claim(login, null, word, wish);
    }

    /** As {@link #reserve}, for a request that changes the secret. */
    public Decision reserveChange(Login login, PartnerSecret next, String word) {
        return claim(login, next, word, Wish.NONE);
    }

    private Decision claim(Login login, @Nullable PartnerSecret next, String word, Wish wish) {
        String key = key(login);
        lastKey = key;
        lastWord = word;
        settlePending();
        String id = names.next();
        while (true) {
            LedgerRecord seen = update(key, sightings::aged);
            Claim.Prints prints = prints(login, next, seen);
            var claim =
                    new Claim(
                            key,
                            id,
                            prints,
                            word,
                            policy,
                            sightings,
                            now -> share.find(key, login.present(), prints.present(), now, wish),
                            leasing ? Lease.taken(id, sharing.lease()) : null);
            Decision decision = decided(key, claim);
            if (decision != null) {
                return decision;
            }
        }
    }

    /** Nothing is sent if that cannot be told, so what may have been charged is given back. */
    private @Nullable Decision decided(String key, Claim claim) {
        try {
            update(key, claim);
            return claim.decision();
        } catch (StoreException e) {
            unsettled.add(new Ended(claim.unused(), new Verdict.NotCounted()));
            throw e;
        }
    }

    private Claim.Prints prints(Login login, @Nullable PartnerSecret next, LedgerRecord record) {
        PartnerSecret pending = login.pending();
        return new Claim.Prints(
                fingerprints.of(login.present(), record.salt()),
                pending == null ? null : fingerprints.of(login.with(pending), record.salt()),
                next == null ? null : fingerprints.of(login.with(next), record.salt()));
    }

    /**
     * Takes note of an attempt's end, without touching the store: from now on nothing is reserved
     * before that is written.
     */
    public void note(Reservation reservation, Verdict verdict) {
        unsettled.add(new Ended(reservation, verdict));
    }

    /** A success that leaves its token to others. */
    public Verdict.Accepted accepted(
            PartnerCredentials presented, Reservation reservation, String token, Instant sent) {
        return new Verdict.Accepted(share.grant(presented, reservation, token, sent));
    }

    /** Writes what was noted, now or as soon as the store takes it. */
    public void write() {
        try {
            settlePending();
        } catch (StoreException e) {
            // Stays charged and noted.
        }
    }

    /** The vendor said, on some other call, that the account is locked: noted like an end. */
    public void noteLock() {
        lockNoted = true;
    }

    /**
     * An operator says that the account is not locked. Waits for an attempt that is under way: it
     * would be sent uncharged.
     *
     * @throws StoreException if that takes too long, or the store cannot take it
     */
    public void confirm(Login login) {
        Moment until = clocks.now().plus(CONFIRM_WAIT);
        PartnerStore.Turn turn = turn(login, () -> !clocks.now().isBefore(until));
        try {
            while (!confirmed(login)) {
                if (!clocks.now().isBefore(until)) {
                    throw new StoreException(
                            "another node is authenticating, or died while it did: try again in "
                                    + sharing.lease().toSeconds()
                                    + " s");
                }
                LockSupport.parkNanos(CONFIRM_POLL_NANOS);
            }
            lockNoted = false;
        } finally {
            turn.close();
        }
    }

    private boolean confirmed(Login login) {
        String key = key(login);
        LedgerRecord seen = update(key, sightings::aged);
        var confirmation =
                new Confirmation(
                        fingerprints.of(login.present(), seen.salt()),
                        new Others(sightings, names.next(), leasing));
        update(key, confirmation);
        return confirmation.isDone();
    }

    /**
     * Reads the record and changes nothing.
     *
     * @return null if there is no record yet
     * @throws StoreException if the store cannot tell
     */
    public @Nullable Glance look(Login login, Wish wish) {
        String key = key(login);
        LedgerRecord now = records.read(key);
        if (now == null) {
            return null;
        }
        share.see(now);
        CredentialsPrint print = fingerprints.of(login.present(), now.salt());
        return new Glance(share.find(key, login.present(), print, now, wish), now.halt());
    }

    /** What is charged, as this process knows. */
    public Attempts attempts() {
        LedgerRecord seen = last;
        if (seen == null) {
            return new Attempts(0, policy.budget());
        }
        for (Ended each : unsettled) {
            seen = seen.settle(each.reservation(), each.verdict());
        }
        return new Attempts(seen.charged(), policy.budget());
    }

    private void settlePending() {
        for (Ended ending = unsettled.peek(); ending != null; ending = unsettled.peek()) {
            Ended done = ending;
            update(done.reservation().key(), now -> now.settle(done.reservation(), done.verdict()));
            unsettled.remove(done);
        }
        String key = lastKey;
        if (lockNoted && key != null) {
            update(key, LedgerRecord::lock);
            lockNoted = false;
        }
    }

    private LedgerRecord update(String key, UnaryOperator<LedgerRecord> change) {
        LedgerRecord next =
                records.update(
                        key,
                        lastWord,
                        seen -> {
                            share.see(seen);
                            return change.apply(seen);
                        });
        last = next;
        return next;
    }

    private static String key(Login login) {
        return RecordKey.of(login.origin(), login.present().partnerId());
    }
}
