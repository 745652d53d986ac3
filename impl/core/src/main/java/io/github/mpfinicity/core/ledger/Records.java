package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads and changes records in a store that loses replies and has other writers. */
final class Records {
    private static final int STORE_FAILURES = 3;

    private final PartnerStore store;
    private final UniqueNames names;

    Records(PartnerStore store, UniqueNames names) {
        this.store = store;
        this.names = names;
    }

    /** Null if there is none that makes sense. */
    @Nullable LedgerRecord read(String key) {
        String text = store.read(key);
        return text == null ? null : LedgerCodec.read(text);
    }

    /**
     * Changes a record, or makes it. An exception of the store leaves open whether the change was
     * made, so the change must bear repeating.
     *
     * @param lastWord of the operator, not to be obeyed if the record turns out to be damaged
     * @throws StoreException if the store failed three times
     */
    LedgerRecord update(String key, String lastWord, UnaryOperator<LedgerRecord> change) {
        int failures = 0;
        while (true) {
            try {
                String text = store.read(key);
                LedgerRecord now = text == null ? null : LedgerCodec.read(text);
                LedgerRecord next = change.apply(now == null ? initial(text, lastWord) : now);
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

    private LedgerRecord initial(@Nullable String text, String lastWord) {
        return text == null
                ? LedgerRecord.fresh(names.salt())
                : LedgerRecord.damaged(names.salt(), lastWord);
    }
}
