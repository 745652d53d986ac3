package io.github.mpfinicity.core.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.RecordCodec;
import io.github.mpfinicity.core.record.RecordKey;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.SimulatedTimer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that share a record, a vendor and a place for secrets. One thread plays all of them: at
 * each effect of one node outside itself others can act, and the node can end there.
 */
final class ChangeFleet {
    static final String ORIGIN = "https://vendor";
    static final String OLD = "old-secret-1";
    static final int BUDGET = 3;

    final ManualClocks clocks = new ManualClocks();
    final SimulatedTimer timer = new SimulatedTimer(clocks);
    final ChangePlace shared = new ChangePlace(this);
    final ChangeMistake mistake;

    /** True if a lease may have run out, so that two nodes may send at once. */
    boolean leasesRanOut;

    /** True if an operator has set the charges to zero, which the vendor does not know. */
    boolean confirmed;

    private final MemoryStore memory = new MemoryStore();
    private final Set<String> right = new HashSet<>(Set.of(OLD));
    private final Set<String> replaced = new HashSet<>();
    private String latest = OLD;
    private int failures;
    private int requests;
    private int underWay;
    private @Nullable String broken;

    ChangeFleet(ChangeMistake mistake) {
        this.mistake = mistake;
    }

    /** The first invariant that broke; null if all hold. */
    @Nullable String broken() {
        return broken;
    }

    void require(boolean holds, String invariant) {
        if (!holds && broken == null) {
            broken = invariant;
        }
    }

    /** A place of a single node, which nobody brings the new secret to. */
    ChangePlace forgotten() {
        return new ChangePlace(this);
    }

    void pass(Duration time) {
        timer.pass(time);
    }

    @Nullable String read(String key) {
        return memory.read(key);
    }

    private LockoutRecord record() {
        String text = read(RecordKey.of(ORIGIN, "id"));
        return requireNonNull(RecordCodec.read(requireNonNull(text)));
    }

    boolean compareAndSet(String key, @Nullable String expected, String next) {
        LockoutRecord written = mistake.writing(requireNonNull(RecordCodec.read(next)));
        return memory.compareAndSet(key, expected, RecordCodec.write(written));
    }

    /** A secret leaves a node. */
    void presented(String secret) {
        require(!replaced.contains(secret), "I2: a replaced secret is presented");
        require(underWay == 0 || leasesRanOut, "I1: two requests at once, and no lease ran out");
        underWay++;
    }

    void answered() {
        underWay--;
    }

    /** The vendor counts a request that presents this secret. */
    boolean arrives(String secret) {
        requests++;
        require(record().charged() > failures || confirmed, "I3: a request arrives uncharged");
        boolean accepted = right.contains(secret);
        failures = accepted ? 0 : failures + 1;
        require(failures <= BUDGET, "I3: beyond the budget");
        return accepted;
    }

    int requests() {
        return requests;
    }

    void changes(String next, GracePeriod grace) {
        if (grace == GracePeriod.NONE) {
            right.clear();
        }
        right.add(next);
        latest = next;
        requireKept();
    }

    /** The place of all has another secret for good. */
    void replaced(String former) {
        replaced.add(former);
        requireKept();
    }

    /** The newest secret of the vendor is the only one that works for ever. */
    void requireKept() {
        require(shared.holds(latest), "the newest secret is in no place");
    }

    boolean isSettled() {
        return right.contains(shared.present()) && shared.pending() == null;
    }
}
