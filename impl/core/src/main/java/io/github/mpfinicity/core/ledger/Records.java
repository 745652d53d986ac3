package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes records in a store that loses replies and has other writers. Safe for any
 * thread.
 */
final class Records {
    private static final int STORE_FAILURES = 3;

    private final PartnerStore store;
    private final UniqueNames names;
    private final Consumer<LedgerRecord> observer;
    private volatile @Nullable LedgerRecord last;
    private volatile String lastWord = "";

    /**
     * Records in a store.
     *
     * @param observer sees each record that was read
     */
    Records(PartnerStore store, UniqueNames names, Consumer<LedgerRecord> observer) {
        this.store = store;
        this.names = names;
        this.observer = observer;
    }

    /** The operator's last word: it is not obeyed if the record turns out to be damaged. */
    void hear(String word) {
        lastWord = word;
    }

    /** As this process has left it; null if it has not used any yet. */
    @Nullable LedgerRecord last() {
        return last;
    }

    /** Null if there is none that makes sense. */
    @Nullable LedgerRecord read(String key) {
        String text = store.read(key);
        LedgerRecord now = text == null ? null : LedgerCodec.read(text);
        if (now != null) {
            observer.accept(now);
        }
        return now;
    }

    /**
     * Changes a record, or makes it. An exception of the store leaves open whether the change was
     * made, so the change must bear repeating.
     *
     * @throws StoreException if the store failed three times
     */
    LedgerRecord update(String key, UnaryOperator<LedgerRecord> change) {
        LedgerRecord next = updated(key, change);
        last = next;
        return next;
    }

    private LedgerRecord updated(String key, UnaryOperator<LedgerRecord> change) {
        int failures = 0;
        while (true) {
            try {
                String text = store.read(key);
                LedgerRecord now = text == null ? null : LedgerCodec.read(text);
                LedgerRecord seen = now == null ? initial(text) : now;
                observer.accept(seen);
                LedgerRecord next = change.apply(seen);
                boolean unchanged = next.equals(now);
                if (unchanged || store.compareAndSet(key, text, LedgerCodec.write(next))) {
                    return next;
                }
            } catch (StoreException e) {
                if (++failures == STORE_FAILURES) {
                    throw e;
                }
            }
        }
    }

    private LedgerRecord initial(@Nullable String text) {
        return text == null
                ? LedgerRecord.fresh(names.salt())
                : LedgerRecord.damaged(names.salt(), lastWord);
    }
}
