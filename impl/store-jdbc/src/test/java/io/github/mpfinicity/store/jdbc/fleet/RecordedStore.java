package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.store.jdbc.history.HistoryFile;
import org.jspecify.annotations.Nullable;

/** Writes down each call before and after it; the process may end between the two. */
final class RecordedStore implements PartnerStore {
    private final PartnerStore store;
    private final HistoryFile history;
    private final SelfSignal signal;

    RecordedStore(PartnerStore store, HistoryFile history, SelfSignal signal) {
        this.store = store;
        this.history = history;
        this.signal = signal;
    }

    @Override
    public @Nullable String read(String key) {
        long call = history.reads(key);
        try {
            signal.point();
            String text = store.read(key);
            signal.point();
            history.found(call, text);
            return text;
        } catch (RuntimeException e) {
            history.failed(call);
            throw e;
        }
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        long call = history.writes(key, expected, next);
        try {
            signal.point();
            boolean done = store.compareAndSet(key, expected, next);
            signal.point();
            history.wrote(call, done);
            return done;
        } catch (RuntimeException e) {
            history.failed(call);
            throw e;
        }
    }

    @Override
    public boolean outlivesProcess() {
        return store.outlivesProcess();
    }
}
