package io.github.mpfinicity.core.lockout;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * For how long this process has seen something unchanged, on its own monotonic clock. Only for what
 * never comes back once it has changed. Safe for any thread.
 */
final class Watch<T> {
    private final Clocks clocks;
    private final AtomicReference<@Nullable Seen<T>> seen = new AtomicReference<>();

    /** Something, and when it was first seen. */
    private record Seen<T>(T thing, Moment since) {}

    Watch(Clocks clocks) {
        this.clocks = clocks;
    }

    Duration time(T thing) {
        Moment moment = clocks.now();
        Seen<T> now =
                seen.updateAndGet(
                        before ->
                                before != null && before.thing().equals(thing)
                                        ? before
                                        : new Seen<>(thing, moment));
        return now == null ? Duration.ZERO : moment.since(now.since());
    }
}
