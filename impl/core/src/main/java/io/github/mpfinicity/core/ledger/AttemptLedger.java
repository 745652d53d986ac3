package io.github.mpfinicity.core.ledger;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.credentials.Fingerprints;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    private final String origin;
    private final PartnerStore store;
    private final LockoutPolicy policy;
    private final Clocks clocks;
    private final Fingerprints fingerprints;
    private final UniqueNames names;
    private final Records records;
    private final OwnTurn ownTurn = new OwnTurn();

    /** When this process first saw a reservation open: nodes' clocks are never compared. */
    private final Map<String, Moment> seenOpen = new ConcurrentHashMap<>();

    /** Ends that are not in the store yet. Nothing is reserved before they are. */
    private final Queue<Ending> unsettled = new ConcurrentLinkedQueue<>();

    private volatile @Nullable LedgerRecord last;
    private volatile @Nullable String lastKey;
    private volatile boolean lockNoted;
    private volatile String lastWord = "";

    private record Ending(Reservation reservation, Verdict verdict) {}

    /**
     * A ledger for the partners of one vendor.
     *
     * @param origin of the vendor: environments never share a record
     */
    public AttemptLedger(String origin, PartnerStore store, LockoutPolicy policy, Clocks clocks) {
        this.origin = origin;
        this.store = store;
        this.policy = policy;
        this.clocks = clocks;
        this.fingerprints = store.outlivesProcess() ? Fingerprints.slow() : Fingerprints.keyed();
        this.names = new UniqueNames();
        this.records = new Records(store, names);
    }

    /**
     * Waits until the attempt before has really ended, here and in processes that share the store.
     * A flight that was given up may still be in the air, and its late answer must be noted first.
     *
     * @throws StoreException if it was given up
     */
    public PartnerStore.Turn turn(PartnerCredentials credentials, BooleanSupplier givenUp) {
        PartnerStore.Turn own = ownTurn.take(givenUp);
        try {
            PartnerStore.Turn shared = store.turn(key(credentials), givenUp);
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
     * Charges an attempt with these credentials, or says why there must not be one.
     *
     * @param word the operator's latest; a new one confirms that the account is not locked
     * @throws StoreException if the store cannot tell: nothing may be sent
     */
    public Decision reserve(PartnerCredentials credentials, String word) {
        String key = key(credentials);
        lastKey = key;
        lastWord = word;
        settlePending();
        String id = names.next();
        while (true) {
            LedgerRecord seen = update(key, this::aged);
            CredentialsPrint print = fingerprints.of(credentials, seen.salt());
            LedgerRecord after = charged(key, print, word, id);
            if (after.open().contains(id)) {
                return after.reservation(key, id, print);
            }
            Denial denial = denial(after, print);
            if (denial != null) {
                return denial;
            }
            // The record was replaced by one with another salt: look again.
        }
    }

    /**
     * Takes note of an attempt's end, without touching the store: from now on nothing is reserved
     * before that is written.
     */
    public void note(Reservation reservation, Verdict verdict) {
        unsettled.add(new Ending(reservation, verdict));
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
    public void confirm(PartnerCredentials credentials) {
        Moment until = clocks.now().plus(CONFIRM_WAIT);
        PartnerStore.Turn turn = turn(credentials, () -> !clocks.now().isBefore(until));
        try {
            String key = key(credentials);
            LedgerRecord seen = update(key, this::aged);
            CredentialsPrint print = fingerprints.of(credentials, seen.salt());
            update(key, now -> now.confirm(print, ""));
            lockNoted = false;
        } finally {
            turn.close();
        }
    }

    /** What is charged, as this process knows. */
    public Attempts attempts() {
        LedgerRecord seen = last;
        if (seen == null) {
            return new Attempts(0, policy.budget());
        }
        for (Ending each : unsettled) {
            seen = seen.settle(each.reservation(), each.verdict());
        }
        return new Attempts(seen.charged(), policy.budget());
    }

    /** Nothing is sent if that cannot be told, so what may have been charged is given back. */
    private LedgerRecord charged(String key, CredentialsPrint print, String word, String id) {
        try {
            return update(key, now -> reserved(confirmed(aged(now), print, word), print, id));
        } catch (StoreException e) {
            var unused = new Reservation(key, id, print, false, 0, 0);
            unsettled.add(new Ending(unused, new Verdict.NotCounted()));
            throw e;
        }
    }

    private LedgerRecord reserved(LedgerRecord now, CredentialsPrint print, String id) {
        boolean permitted =
                print.salt().equals(now.salt())
                        && !now.open().contains(id)
                        && denial(now, print) == null;
        if (permitted) {
            seenOpen.put(id, clocks.now());
        }
        return permitted ? now.reserve(id) : now;
    }

    /**
     * Probing goes one at a time: not before this process has seen all that is open for the late
     * window. Without that, restarts would send one after the other.
     */
    private @Nullable Denial denial(LedgerRecord now, CredentialsPrint print) {
        Moment moment = clocks.now();
        boolean landed =
                now.open().stream()
                        .map(id -> moment.since(seenOpen.getOrDefault(id, moment)))
                        .allMatch(time -> time.compareTo(LATE_WINDOW) >= 0);
        return now.denial(print, landed ? policy : policy.withoutProbing());
    }

    private static LedgerRecord confirmed(LedgerRecord now, CredentialsPrint print, String word) {
        return word.isBlank() || now.confirmations().contains(word)
                ? now
                : now.confirm(print, word);
    }

    private LedgerRecord aged(LedgerRecord now) {
        Moment moment = clocks.now();
        List<String> old = new ArrayList<>();
        for (String id : now.open()) {
            Moment first = requireNonNull(seenOpen.computeIfAbsent(id, any -> moment));
            if (moment.since(first).compareTo(AGEING) >= 0) {
                old.add(id);
            }
        }
        seenOpen.keySet().retainAll(now.open());
        return now.age(old);
    }

    private void settlePending() {
        for (Ending ending = unsettled.peek(); ending != null; ending = unsettled.peek()) {
            Ending done = ending;
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
        LedgerRecord next = records.update(key, lastWord, change);
        last = next;
        return next;
    }

    private String key(PartnerCredentials credentials) {
        return RecordKey.of(origin, credentials.partnerId());
    }
}
