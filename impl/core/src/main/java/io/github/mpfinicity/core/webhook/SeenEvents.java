package io.github.mpfinicity.core.webhook;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.webhook.Delivery.Verdict;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which events were handled, and which are being handled. Bounded by number and age; the
 * oldest go first. Safe for any thread; the lock is held for a look into a map only.
 *
 * <p>An event is handled once its handling has succeeded. One that failed is forgotten, so that the
 * next arrival is handled again.
 */
public final class SeenEvents {
    /** The vendor sends an event again for three days at most. */
    private static final Duration KEPT = Duration.ofDays(4);

    /**
     * Some servers do not tell of a handling that ended in an exception, so none is waited for any
     * longer. Short enough for the vendor's sixth repetition, which comes after 93 seconds.
     */
    private static final Duration LONGEST_HANDLING = Duration.ofMinutes(1);

    private final Clocks clocks;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();

    /** From the oldest to the newest. */
    private final Map<String, Sight> sights = new LinkedHashMap<>();

    private long arrivals;

    public SeenEvents(Clocks clocks, int capacity) {
        this.clocks = clocks;
        this.capacity = capacity;
    }

    /** An event has arrived. If it is to be handled, {@link #ended} must be called. */
    public Delivery arrived(String eventId) {
        Moment now = clocks.now();
        lock.lock();
        try {
            forgetOld(now);
            Sight seen = sights.get(eventId);
            var delivery = new Delivery(eventId, verdict(seen, now), ++arrivals);
            if (delivery.verdict() == Verdict.HANDLE) {
                remember(new Sight(delivery, false, now));
            }
            return delivery;
        } finally {
            lock.unlock();
        }
    }

    /** The handling of an event has ended. */
    public void ended(Delivery delivery, boolean succeeded) {
        Moment now = clocks.now();
        lock.lock();
        try {
            if (succeeded) {
                remember(new Sight(delivery, true, now));
            } else {
                forget(delivery);
            }
        } finally {
            lock.unlock();
        }
    }

    private static Verdict verdict(@Nullable Sight seen, Moment now) {
        if (seen == null) {
            return Verdict.HANDLE;
        }
        if (seen.handled) {
            return Verdict.DROP;
        }
        return seen.olderThan(LONGEST_HANDLING, now) ? Verdict.HANDLE : Verdict.POSTPONE;
    }

    private void remember(Sight sight) {
        sights.remove(sight.delivery.eventId());
        sights.put(sight.delivery.eventId(), sight);
        Iterator<Sight> oldest = sights.values().iterator();
        while (sights.size() > capacity) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Unless a later arrival has taken its place. */
    private void forget(Delivery delivery) {
        Sight seen = sights.get(delivery.eventId());
        if (seen != null && seen.delivery.number() == delivery.number()) {
            sights.remove(delivery.eventId());
        }
    }

    private void forgetOld(Moment now) {
        Iterator<Sight> oldest = sights.values().iterator();
        while (oldest.hasNext() && oldest.next().olderThan(KEPT, now)) {
            oldest.remove();
        }
    }

    private record Sight(Delivery delivery, boolean handled, Moment at) {
        private boolean olderThan(Duration age, Moment now) {
            return now.since(at).compareTo(age) > 0;
        }
    }
}
