package io.github.mpfinicity.core.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a store said to the threads of a check. Safe for any thread. */
final class CheckCount {
    private final AtomicInteger confirmed = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger refusedUnchanged = new AtomicInteger();
    private final AtomicReference<@Nullable StoreException> failure = new AtomicReference<>();

    void confirm() {
        confirmed.incrementAndGet();
    }

    void fail(StoreException why) {
        unknown.incrementAndGet();
        failure.set(why);
    }

    /** Of the last that failed; null if none did. */
    @Nullable StoreException failure() {
        return failure.get();
    }

    void refuseUnchanged() {
        refusedUnchanged.incrementAndGet();
    }

    int confirmed() {
        return confirmed.get();
    }

    int unknown() {
        return unknown.get();
    }

    /** How often it refused to replace what was there before and after. */
    int refusedUnchanged() {
        return refusedUnchanged.get();
    }
}
