package io.github.mpfinicity.core.lockout;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.core.record.BoundedList;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers when this process first saw each open reservation, because the clocks of nodes are
 * never compared. Safe for any thread.
 */
final class Observations {
    private final Clocks clocks;
    private final Map<String, Moment> first = new ConcurrentHashMap<>();

    private final AtomicReference<List<String>> own = new AtomicReference<>(List.of());

    /** A lease never comes back once it has changed. */
    private final AtomicReference<@Nullable SeenLease> lease = new AtomicReference<>();

    private record SeenLease(Lease lease, Moment since) {}

    Observations(Clocks clocks) {
        this.clocks = clocks;
    }

    /** Notes a reservation of this process. */
    void reserve(String id) {
        first.put(id, clocks.now());
        own.updateAndGet(before -> BoundedList.with(before, id));
    }

    /**
     * True for one of the last reservations of this process. One that is asked for again and again
     * stays among them, however many reservations the store does not take meanwhile.
     */
    boolean reserved(String id) {
        List<String> ids =
                own.updateAndGet(
                        before -> before.contains(id) ? BoundedList.with(before, id) : before);
        return requireNonNull(ids).contains(id);
    }

    /**
     * The record without attempts that are too old to arrive. Notes the attempts that are new to
     * this process.
     */
    LockoutRecord aged(LockoutRecord now) {
        Moment moment = clocks.now();
        List<String> old =
                now.charges().open().stream()
                        .filter(
                                id -> {
                                    Moment seen = first.computeIfAbsent(id, any -> moment);
                                    return moment.since(requireNonNull(seen))
                                                    .compareTo(LockoutPolicy.AGEING)
                                            >= 0;
                                })
                        .toList();
        first.keySet().retainAll(now.charges().open());
        return now.age(old);
    }

    /**
     * The time left of another node's lease; zero if this process has seen the lease for long
     * enough.
     */
    Duration left(Lease held) {
        Moment moment = clocks.now();
        SeenLease seen =
                lease.updateAndGet(
                        before ->
                                before != null && before.lease().equals(held)
                                        ? before
                                        : new SeenLease(held, moment));
        return held.left(moment.since(requireNonNull(seen).since()));
    }

    /** The time until this process has seen each open attempt for the whole late window. */
    Duration lateWindowLeft(LockoutRecord now) {
        Moment moment = clocks.now();
        return now.charges().open().stream()
                .map(
                        id ->
                                LockoutPolicy.LATE_WINDOW.minus(
                                        moment.since(first.getOrDefault(id, moment))))
                .filter(left -> !left.isNegative())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
