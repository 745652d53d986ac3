package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.store.jdbc.FaultRelay;
import io.github.mpfinicity.store.jdbc.FaultRelay.Mode;
import io.github.mpfinicity.store.jdbc.FaultRelay.Place;
import java.util.Random;

/**
 * Faults on the way to a database, from time to time: so far apart that of three tries in a row one
 * succeeds, as those of a ledger must where a token is to be left to others.
 */
final class Faults implements FaultRelay.Plan {
    private static final int HANGS_AT = 5;

    private final Random random;
    private final int leastApart;
    private int left;
    private int met;
    private boolean hung;

    Faults(Random random, int leastApart) {
        this.random = random;
        this.leastApart = leastApart;
        left = leastApart;
    }

    @Override
    public synchronized String toString() {
        return met + " faults, " + (hung ? "one of which hung" : "none of which hung");
    }

    /** Whether there were several, and the connection hung once. */
    synchronized boolean met() {
        return met > HANGS_AT && hung;
    }

    @Override
    public synchronized Mode at(Place place) {
        if (--left > 0) {
            return Mode.PASS;
        }
        left = leastApart + random.nextInt(leastApart);
        met++;
        return switch (place) {
            case CONNECT -> Mode.REFUSE;
            case REQUEST -> Mode.RESET;
            case REPLY -> hang();
        };
    }

    /** Once only: it costs seconds, and time proves nothing more. */
    private Mode hang() {
        if (hung || met < HANGS_AT) {
            return Mode.LOSE_REPLY;
        }
        hung = true;
        return Mode.HANG;
    }
}
