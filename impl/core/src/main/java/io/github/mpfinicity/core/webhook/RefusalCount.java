package io.github.mpfinicity.core.webhook;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Counts refused deliveries and says when to warn of them: once a minute at most, because anybody
 * can send such a delivery. Safe for any thread; no lock is held.
 */
public final class RefusalCount {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clocks clocks;
    private final AtomicReference<State> state = new AtomicReference<>(new State(null, 0, 0));

    public RefusalCount(Clocks clocks) {
        this.clocks = clocks;
    }

    /** Counts one more. Gives the number to warn of, this one included; 0 if it is too early. */
    public long refused() {
        Moment now = clocks.now();
        return state.updateAndGet(before -> before.next(now)).due;
    }

    private record State(@Nullable Moment warned, long untold, long due) {
        private State next(Moment now) {
            boolean early = warned != null && now.since(warned).compareTo(PAUSE) < 0;
            return early ? new State(warned, untold + 1, 0) : new State(now, 0, untold + 1);
        }
    }
}
