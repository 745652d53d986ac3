package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.ledger.AttemptLedger;
import io.github.mpfinicity.core.ledger.Reservation;
import io.github.mpfinicity.core.ledger.Verdict;
import io.github.mpfinicity.core.time.Moment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends what was reserved, once, and settles it before anybody hears of it. */
final class Sender {
    private final SessionRules rules;
    private final AttemptLedger ledger;
    private final SessionPorts.Machine machine;
    private final Tower tower;

    /** A request that was sent, and its end. */
    record Sent(Attempt attempt, Outcome outcome) {}

    Sender(SessionRules rules, SessionPorts ports, Tower tower) {
        this.rules = rules;
        this.ledger = ports.ledger();
        this.machine = ports.machine();
        this.tower = tower;
    }

    /**
     * What was reserved and not sent is given back. A gateway that does not come back keeps its
     * turn until nothing can land any more, and its charge until a success.
     *
     * @return null if the flight had been given up: nothing was sent
     */
    @Nullable Sent send(
            Leg leg, Reservation reservation, Moment claimed, Supplier<Outcome> request) {
        Flight flight = leg.flight();
        var prepared =
                new Signal.Prepared(
                        flight.id(),
                        reservation,
                        Issuer.of(leg.login()),
                        claimed,
                        ledger.attempts());
        Attempt attempt = tower.signal(prepared).send();
        if (attempt == null) {
            ledger.settle(reservation, new Verdict.NotCounted());
            return null;
        }
        Runnable inTime = deadline(flight, attempt);
        Runnable back = machine.timer().after(AttemptLedger.AGEING, leg.turn()::close);
        Outcome outcome = outcome(request);
        inTime.run();
        back.run();
        // Written before anybody is woken: whoever hears of a refusal may end the process at once.
        ledger.settle(reservation, verdict(leg, attempt, outcome));
        return new Sent(attempt, outcome);
    }

    private Verdict verdict(Leg leg, Attempt attempt, Outcome outcome) {
        Reservation reservation = attempt.reservation();
        SecretChange change = leg.flight().change();
        if (change != null && outcome instanceof Outcome.Changed) {
            return ledger.changed(leg.login(), reservation, change.next());
        }
        return outcome instanceof Outcome.Accepted accepted
                ? ledger.accepted(
                        leg.credentials(reservation.candidate()),
                        reservation,
                        accepted.token(),
                        attempt.sent().wall())
                : Verdict.of(outcome, reservation);
    }

    /** Ends the flight unless the result is run first: null is for the time before sending. */
    Runnable deadline(Flight flight, @Nullable Attempt attempt) {
        var overdue = new Signal.Overdue(flight.id(), attempt, ledger.attempts());
        // The timer has one thread for all deadlines: it only passes the signal on.
        return machine.timer()
                .after(
                        rules.deadline(),
                        () -> machine.executor().execute(() -> tower.signal(overdue)));
    }

    /** Whatever a gateway throws, the request may have arrived. */
    private static Outcome outcome(Supplier<Outcome> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            return new Outcome.Unknown(e.getClass().getName());
        }
    }
}
