package io.github.mpfinicity.core.observe;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * All observers of one partner. Each is told, whatever another throws. Safe for any thread; holds
 * no lock. Whoever has to read a clock for them, or to make an object, asks first whether there are
 * any.
 */
public final class Observers {
    /** An array, because its iteration makes no object. */
    private volatile PartnerObserver[] all = {};

    /** Nobody, for now. */
    public Observers() {}

    /** From now on these are told. */
    public void become(Collection<PartnerObserver> observers) {
        all = observers.toArray(PartnerObserver[]::new);
    }

    /** Whether nobody would hear it. */
    public boolean areAbsent() {
        return all.length == 0;
    }

    /** Tells all of them. */
    public void tell(Consumer<PartnerObserver> event) {
        for (PartnerObserver each : all) {
            try {
                event.accept(each);
            } catch (Throwable e) {
                // Nobody's token, call or count is to hang on who counts it.
            }
        }
    }
}
