package io.github.mpfinicity.core.ledger;

import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** For how long a store has not answered, as far as it was asked. Safe for any thread. */
final class Outage {
    private final Clocks clocks;

    /** The first failure since the last answer; null if there was none. */
    private final AtomicReference<@Nullable Moment> first = new AtomicReference<>();

    Outage(Clocks clocks) {
        this.clocks = clocks;
    }

    <T extends @Nullable Object> T watching(Supplier<T> question) {
        try {
            T answer = question.get();
            first.set(null);
            return answer;
        } catch (StoreException e) {
            first.compareAndSet(null, clocks.now());
            throw e;
        }
    }

    /** By the monotonic clock: time in which the machine slept does not count. */
    boolean hasLasted(Duration time) {
        Moment since = first.get();
        return since != null && clocks.now().since(since).compareTo(time) >= 0;
    }
}
