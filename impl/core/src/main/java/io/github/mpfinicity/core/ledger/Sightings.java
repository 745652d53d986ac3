package io.github.mpfinicity.core.ledger;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * When this process first saw each open reservation: nodes' clocks are never compared. Safe for any
 * thread.
 */
final class Sightings {
    private final Clocks clocks;
    private final Map<String, Moment> first = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Watched> watched = new AtomicReference<>();

    /** A lease, and when it was first seen. */
    private record Watched(Lease lease, Moment since) {}

    Sightings(Clocks clocks) {
        this.clocks = clocks;
    }

    void see(String id) {
        first.put(id, clocks.now());
    }

    /** Without what is too old to land; what is new to this process is noted. */
    LedgerRecord aged(LedgerRecord now) {
        Moment moment = clocks.now();
        List<String> old =
                now.open().stream()
                        .filter(
                                id -> {
                                    Moment seen = first.computeIfAbsent(id, any -> moment);
                                    return moment.since(requireNonNull(seen))
                                                    .compareTo(AttemptLedger.AGEING)
                                            >= 0;
                                })
                        .toList();
        first.keySet().retainAll(now.open());
        return now.age(old);
    }

    /** What is left of another's lease; zero if this process has seen it for long enough. */
    Duration left(Lease lease) {
        Moment moment = clocks.now();
        Watched seen =
                watched.updateAndGet(
                        before ->
                                before != null && before.lease().equals(lease)
                                        ? before
                                        : new Watched(lease, moment));
        return lease.left(seen == null ? Duration.ZERO : moment.since(seen.since()));
    }

    /** Whether this process has seen all that is open for the late window. */
    boolean landed(LedgerRecord now) {
        Moment moment = clocks.now();
        return now.open().stream()
                .map(id -> moment.since(first.getOrDefault(id, moment)))
                .allMatch(time -> time.compareTo(AttemptLedger.LATE_WINDOW) >= 0);
    }
}
