package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.RecordCodec;
import io.github.mpfinicity.core.store.LoginRefusedException;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.store.TextTooLongException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes records in a store that loses replies and has other writers, and sometimes
 * loses what was written. Safe for any thread.
 */
final class Records {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private static final int STORE_FAILURES = 3;

    private final PartnerStore store;
    private final UniqueNames names;
    private final Consumer<LockoutRecord> observer;
    private final Runnable restored;

    /** The newest record this process knows, because a store may lose it. */
    private final Map<String, LockoutRecord> newest = new ConcurrentHashMap<>();

    private final AtomicReference<@Nullable LockoutRecord> last = new AtomicReference<>();
    private volatile String lastConfirmation = "";
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Records in a store.
     *
     * @param observer sees each record that was read
     * @param restored runs when the store had lost a record, and has it again
     */
    Records(
            PartnerStore store,
            UniqueNames names,
            Consumer<LockoutRecord> observer,
            Runnable restored) {
        this.store = store;
        this.names = names;
        this.observer = observer;
        this.restored = restored;
    }

    /**
     * Remembers the operator's last confirmation, which does not count if the record is damaged.
     */
    void remember(String confirmation) {
        lastConfirmation = confirmation;
    }

    /** The record as this process saw it last; null if it has used none yet. */
    @Nullable LockoutRecord last() {
        return last.get();
    }

    /**
     * The record; null if there is none that makes sense. It is written back if the store has lost
     * it.
     */
    @Nullable LockoutRecord read(String key) {
        String text = store.read(key);
        LockoutRecord now = text == null ? null : RecordCodec.read(text);
        boolean damaged = text != null && now == null;
        if (!damaged && misses(key, now)) {
            return change(key, UnaryOperator.identity());
        }
        if (now != null) {
            keep(key, now);
            observer.accept(now);
        }
        return now;
    }

    /** The record after a change, and the result of the change. */
    record Update<R>(LockoutRecord record, R result) {}

    /** A change of a record. It may run again after a race or a lost reply. */
    @FunctionalInterface
    interface Change<R> {
        /**
         * The changed record, and a result.
         *
         * @param unconfirmed the result of a try whose reply was lost, so it may be in the record;
         *     null if there was none
         */
        Update<R> apply(LockoutRecord now, @Nullable R unconfirmed);
    }

    /** A text that the store has replaced by another one, as it said. */
    private record Replaced(@Nullable String text) {
        /** Otherwise an endless race would be run against nobody. */
        void requireOther(@Nullable String read) {
            if (Objects.equals(text, read)) {
                throw new StoreException(
                        "the store gives back a text that it says was replaced, so it answers from"
                                + " a copy that is behind: let reads reach the server that writes");
            }
        }
    }

    /** Changes a record without a result. */
    LockoutRecord change(String key, UnaryOperator<LockoutRecord> change) {
        return update(key, (now, unconfirmed) -> new Update<>(change.apply(now), true)).record();
    }

    /**
     * Changes a record, or creates it. An exception of the store leaves open whether the change was
     * made.
     *
     * @throws StoreException if the store failed three times
     * @throws MisconfiguredStoreException at once: it fails until somebody changes something
     * @throws LoginRefusedException at once: many refused logins lock the store's user out
     */
    <R> Update<R> update(String key, Change<R> change) {
        int failures = 0;
        R unconfirmed = null;
        Replaced raced = null;
        while (true) {
            Update<R> next = null;
            try {
                String text = store.read(key);
                if (raced != null) {
                    raced.requireOther(text);
                }
                LockoutRecord now = text == null ? null : RecordCodec.read(text);
                boolean lost = (text == null || now != null) && misses(key, now);
                LockoutRecord seen = seen(key, text, now);
                observer.accept(seen);
                next = change.apply(seen, unconfirmed);
                LockoutRecord kept =
                        next.record().equals(now) ? now : kept(key, text, next.record());
                if (kept != null) {
                    noted(key, kept, lost);
                    return new Update<>(kept, next.result());
                }
                // A client of a database may repeat a write that was made, and say "lost" of it.
                unconfirmed = next.result();
                raced = new Replaced(text);
            } catch (MisconfiguredStoreException | LoginRefusedException e) {
                throw e;
            } catch (StoreException e) {
                if (++failures == STORE_FAILURES) {
                    throw e;
                }
                unconfirmed = next == null ? unconfirmed : next.result();
            }
        }
    }

    private void noted(String key, LockoutRecord kept, boolean lost) {
        keep(key, kept);
        if (lost) {
            restored.run();
        }
    }

    /**
     * The written record; null if another writer was faster. A token that is too long for the store
     * is left out.
     */
    private @Nullable LockoutRecord kept(String key, @Nullable String text, LockoutRecord changed) {
        LockoutRecord next = changed.written(names.write());
        try {
            return store.compareAndSet(key, text, RecordCodec.write(next)) ? next : null;
        } catch (TextTooLongException e) {
            if (next.cluster().sealedToken() == null) {
                throw e;
            }
            LockoutRecord without = next.with(next.cluster().withoutToken());
            if (!store.compareAndSet(key, text, RecordCodec.write(without))) {
                return null;
            }
            warn(e);
            return without;
        }
    }

    private void warn(TextTooLongException why) {
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "MPFIN-216 The store has no room for the Finicity app token, so this process"
                            + " uses it alone and others fetch their own: {0}",
                    why.getMessage());
        }
    }

    private LockoutRecord seen(String key, @Nullable String text, @Nullable LockoutRecord now) {
        LockoutRecord known = newest.get(key);
        if (text != null && now == null) {
            LockoutRecord damaged = LockoutRecord.damaged(names.salt(), lastConfirmation);
            return known == null ? damaged : known.recovered(damaged, damaged.salt());
        }
        if (known != null && misses(key, now)) {
            return known.recovered(now, names.salt());
        }
        return now == null ? LockoutRecord.fresh(names.salt()) : now;
    }

    /** Two threads may get here in the other order. */
    private static LockoutRecord newer(@Nullable LockoutRecord before, LockoutRecord record) {
        return before != null && before.version().follows(record.version()) ? before : record;
    }

    private void keep(String key, LockoutRecord record) {
        last.updateAndGet(before -> newer(before, record));
        newest.merge(
                key,
                record,
                (before, now) -> now.version().follows(before.version()) ? now : before);
    }

    /**
     * True if the store has less than it had: a backup was restored, a replica took over, somebody
     * deleted a file. A slow reader may think so wrongly; then its write fails, because somebody
     * has written meanwhile.
     *
     * <p>A loss goes unseen if other processes have written more often since than a version
     * remembers.
     */
    private boolean misses(String key, @Nullable LockoutRecord stored) {
        LockoutRecord known = newest.get(key);
        return known != null && (stored == null || !stored.version().follows(known.version()));
    }
}
