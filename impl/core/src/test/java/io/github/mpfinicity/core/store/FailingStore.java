package io.github.mpfinicity.core.store;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Fails on demand: before the change, or after it so that only the reply is lost. */
public final class FailingStore implements PartnerStore {
    public MemoryStore memory = new MemoryStore();
    public boolean outlivesProcess;
    public int reads;
    public int failReads;
    public int failWritesBefore;
    public int loseReplies;
    public int sayLost;
    public int failReadsAfterWrite;

    /** Runs once, before a write. */
    public @Nullable Runnable beforeWrite;

    /** Comes back once, however much was written since. */
    public @Nullable String stale;

    private volatile String lastKey = "";
    private BooleanSupplier notWritten = () -> false;

    /** The last write that failed is carried out after all; false if its text was replaced. */
    public boolean landLate() {
        return notWritten.getAsBoolean();
    }

    /** Whatever was written last is not what comes back. */
    public void damage() {
        replaceWith("garbage");
    }

    /** Something else comes back. */
    public void replaceWith(String text) {
        memory.compareAndSet(lastKey, memory.read(lastKey), text);
    }

    /** What was written last. */
    public @Nullable String backup() {
        return memory.read(lastKey);
    }

    /** Forgets all, or all but a backup. */
    public void restore(@Nullable String backup) {
        memory = new MemoryStore();
        if (backup != null) {
            memory.compareAndSet(lastKey, null, backup);
        }
    }

    @Override
    public @Nullable String read(String key) {
        reads++;
        if (stale != null) {
            String old = stale;
            stale = null;
            return old;
        }
        if (failReads > 0) {
            failReads--;
            throw new StoreException("no answer");
        }
        return memory.read(key);
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        Runnable before = beforeWrite;
        if (before != null) {
            beforeWrite = null;
            before.run();
        }
        if (failWritesBefore > 0) {
            failWritesBefore--;
            notWritten = () -> memory.compareAndSet(key, expected, next);
            throw new StoreException("not written");
        }
        lastKey = key;
        boolean done = memory.compareAndSet(key, expected, next);
        if (sayLost > 0) {
            sayLost--;
            return false;
        }
        if (loseReplies > 0) {
            loseReplies--;
            failReads = failReadsAfterWrite;
            throw new StoreException("written or not, who knows");
        }
        return done;
    }

    @Override
    public boolean outlivesProcess() {
        return outlivesProcess;
    }
}
