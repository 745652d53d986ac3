package io.github.mpfinicity.core.observe;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * All observers of one partner. Each is told of every event, also if another one throws. A caller
 * that would have to read a clock or make an object for them checks {@link #areAbsent} first. Safe
 * for any thread; holds no lock.
 */
public final class Observers {
    /** An array, because its iteration makes no object. */
    private volatile PartnerObserver[] all = {};

    /** Creates an empty group. */
    public Observers() {}

    /** Replaces the observers. These are told from now on. */
    public void become(Collection<PartnerObserver> observers) {
        all = observers.toArray(PartnerObserver[]::new);
    }

    /** True if there is no observer. */
    public boolean areAbsent() {
        return all.length == 0;
    }

    /** Tells all observers of an event. */
    public void tell(Consumer<PartnerObserver> event) {
        for (PartnerObserver each : all) {
            try {
                event.accept(each);
            } catch (Throwable e) {
                // A faulty observer must not disturb a token, a call or a count.
            }
        }
    }
}
