package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.lockout.Glance;
import io.github.mpfinicity.core.lockout.Wish;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Denial;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How a session gets along with other nodes: waits while one of them authenticates, without a
 * thread of its own.
 */
final class Patience {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration SPREAD = Duration.ofMillis(1500);

    private final SessionPorts ports;
    private final Tower tower;
    private final BiConsumer<Flight, Deadline> again;

    /**
     * For the flights of a session.
     *
     * @param again goes on with a flight, given what ends the time before sending
     */
    Patience(SessionPorts ports, Tower tower, BiConsumer<Flight, Deadline> again) {
        this.ports = ports;
        this.tower = tower;
        this.again = again;
    }

    /**
     * Whether another node is authenticating. Then the flight goes on later, within the same time.
     */
    boolean waits(Flight flight, Decision decision, Deadline inTime) {
        if (!(decision instanceof Denial.Held)) {
            return false;
        }
        SessionPorts.Machine machine = ports.machine();
        long jitter = Math.round(SPREAD.toNanos() * machine.draw().getAsDouble());
        machine.timer().after(SHORTEST.plusNanos(jitter), () -> begin(flight, inTime));
        return true;
    }

    private void begin(Flight flight, Deadline inTime) {
        try {
            ports.machine().executor().execute(() -> goOn(flight, inTime));
        } catch (Throwable e) {
            inTime.met();
            tower.signal(
                    new Signal.Unprepared(
                            flight.id(),
                            Trouble.OTHER_NODE,
                            "no thread could be had to go on",
                            Duration.ZERO,
                            ports.ledger().attempts()));
        }
    }

    private void goOn(Flight flight, Deadline inTime) {
        if (tower.awaits(flight)) {
            again.accept(flight, inTime);
        }
    }

    /**
     * What the record has for a success that came after its lease had ended: others may have a
     * newer token by then, and all are to use the same one. Null if that cannot be told.
     */
    @Nullable SharedToken afterLease(Leg leg, Reservation reservation, Moment claimed) {
        Lease lease = reservation.lease();
        Duration taken = ports.machine().clocks().now().longestSince(claimed);
        if (lease == null || taken.compareTo(lease.length()) < 0) {
            return null;
        }
        try {
            var wish = new Wish(reservation.epoch(), tower.wish().youngerThan());
            Glance seen = ports.ledger().look(leg.login(), wish);
            return seen == null ? null : seen.token();
        } catch (Throwable e) {
            return null;
        }
    }
}
