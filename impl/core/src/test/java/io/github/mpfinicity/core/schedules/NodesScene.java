package io.github.mpfinicity.core.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.lockout.TokenRequirement;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.store.PartnerStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Two nodes that share a store without turns, so that they take leases. */
abstract class NodesScene extends SessionScene {
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

    final PartnerSession other;

    /** How often a node has begun to wait for another one. */
    int waits;

    private final SharedStore shared;

    NodesScene() {
        this(new SharedStore());
    }

    /** A node that takes the lease and is never heard of again. */
    final void reserveAndDie() {
        var ledger = new LockoutLedger(shared, LockoutPolicy.standard(), clocks);
        ledger.turn(target(), () -> false);
        ledger.reserve(target(), "", TokenRequirement.NONE);
    }

    private NodesScene(SharedStore shared) {
        super(shared);
        this.shared = shared;
        this.other = open();
    }

    @Override
    public boolean isOfNodes() {
        return true;
    }

    /** The record of all nodes. */
    String record() {
        return String.valueOf(shared.memory.read(shared.key));
    }

    /** No attempt is under way, and none is charged. */
    void assertNothingCharged() {
        assertThat(record()).contains(" open= ").containsPattern(" settled=(\\d+):\\1 ");
    }

    TokenResult callOther() {
        return other.current(Duration.ZERO);
    }

    /** Time goes by for all nodes. */
    void pass(Duration time) {
        Schedule.outside();
        clocks.advance(time);
        shared.changes++;
    }

    /**
     * A node that waits for another one looks again when the record or the time is another one.
     * Deadlines lie beyond each scene.
     */
    @Override
    Runnable soon(Duration delay, Runnable task) {
        if (delay.compareTo(LONGEST_RETRY) <= 0) {
            waits++;
            int seen = shared.seen.get();
            Schedule.start(
                    () -> {
                        Schedule.await("the other node", () -> shared.changes > seen);
                        task.run();
                    });
        }
        return () -> {};
    }

    /** Another thread may go on before each access, and before the reply to a write. */
    private static final class SharedStore implements PartnerStore {
        final ThreadLocal<Integer> seen = new ThreadLocal<>();
        int changes;
        String key = "";
        private final MemoryStore memory = new MemoryStore();

        @Override
        public @Nullable String read(String of) {
            Schedule.outside();
            seen.set(changes);
            key = of;
            return memory.read(of);
        }

        @Override
        public boolean compareAndSet(String key, @Nullable String expected, String next) {
            Schedule.outside();
            boolean written = memory.compareAndSet(key, expected, next);
            changes += written ? 1 : 0;
            Schedule.outside();
            return written;
        }

        @Override
        public boolean outlivesProcess() {
            return false;
        }
    }
}
