package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.store.jdbc.FaultRelay;
import io.github.mpfinicity.store.jdbc.FaultRelay.Mode;
import io.github.mpfinicity.store.jdbc.FaultRelay.Place;
import java.util.Random;

/** The connection of a node with its database in one round. */
enum RoundWay {
    OPEN,
    /** Connections are refused or reset, or lose a reply, from time to time. */
    CUT,
    SLOW,
    /** From some reply on, nothing comes back. */
    HALF_OPEN,
    /** No connection at all. */
    AWAY;

    private static final int PASSED_FOR_A_CUT = 4;
    private static final int PASSED_FOR_A_HANG = 5;

    /** The faults, from a source of chance of their own. */
    FaultRelay.Plan plan(Random random) {
        return switch (this) {
            case OPEN -> place -> Mode.PASS;
            case SLOW -> place -> Mode.SLOW;
            case AWAY -> place -> Mode.REFUSE;
            case CUT -> place -> isOneOf(PASSED_FOR_A_CUT, random) ? cut(place) : Mode.PASS;
            case HALF_OPEN ->
                    place ->
                            place == Place.REPLY && isOneOf(PASSED_FOR_A_HANG, random)
                                    ? Mode.HANG
                                    : Mode.PASS;
        };
    }

    private static Mode cut(Place place) {
        return switch (place) {
            case CONNECT -> Mode.REFUSE;
            case REQUEST -> Mode.RESET;
            case REPLY -> Mode.LOSE_REPLY;
        };
    }

    /** The threads of a relay share it. */
    private static boolean isOneOf(int number, Random random) {
        synchronized (random) {
            return random.nextInt(number) == 0;
        }
    }
}
