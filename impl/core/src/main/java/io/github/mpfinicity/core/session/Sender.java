package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.lockout.AttemptLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.Verdict;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.function.Consumer;
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
     * @param first done with the outcome before that is written: where a process ends in between,
     *     the next one finds the attempt still charged
     * @return null if the flight had been given up: nothing was sent
     */
    @Nullable Sent send(
            Leg leg,
            Reservation reservation,
            Moment claimed,
            Supplier<Outcome> request,
            Consumer<Outcome> first) {
        Flight flight = leg.flight();
        var prepared =
                new Signal.Prepared(
                        flight.id(),
                        reservation,
                        Issuer.of(leg.login()),
                        claimed,
                        ledger.attempts());
        Attempt attempt = permitted(prepared);
        if (attempt == null) {
            first.accept(new Outcome.NotSent("the flight had been given up"));
            ledger.settle(reservation, new Verdict.NotCounted());
            return null;
        }
        Outcome outcome = exchange(leg, attempt, request);
        first.accept(outcome);
        // Written before anybody is woken: whoever hears of a refusal may end the process at once.
        ledger.settle(reservation, verdict(leg, attempt, outcome));
        return new Sent(attempt, outcome);
    }

    /** Null if nothing may be sent, or it cannot be told. */
    private @Nullable Attempt permitted(Signal.Prepared prepared) {
        try {
            return tower.signal(prepared).send();
        } catch (Throwable e) {
            String detail = e.getClass().getName();
            tower.signal(prepared.unprepared(Trouble.CREDENTIALS_UNREADABLE, detail));
            return null;
        }
    }

    /** Without its deadlines nothing is sent. */
    private Outcome exchange(Leg leg, Attempt attempt, Supplier<Outcome> request) {
        Deadline inTime = null;
        Runnable back;
        try {
            inTime = deadline(leg.flight(), attempt);
            back = after(LockoutPolicy.AGEING, leg.turn()::close);
        } catch (Throwable e) {
            if (inTime != null) {
                inTime.met();
            }
            return new Outcome.NotSent(e.getClass().getName());
        }
        Outcome outcome = outcome(request);
        inTime.met();
        back.run();
        return outcome;
    }

    /** What cannot be sealed for others is still a success. */
    private Verdict verdict(Leg leg, Attempt attempt, Outcome outcome) {
        Reservation reservation = attempt.reservation();
        SecretChange change = leg.flight().change();
        try {
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
        } catch (Throwable e) {
            return Verdict.of(outcome, reservation);
        }
    }

    /** Ends the flight unless the result is run first: null is for the time before sending. */
    Deadline deadline(Flight flight, @Nullable Attempt attempt) {
        var overdue = new Signal.Overdue(flight.id(), attempt, ledger.attempts());
        return new Deadline(() -> after(rules.deadline(), () -> end(overdue)));
    }

    /** The timer has one thread for all deadlines: it only passes the signal on, if it can. */
    private void end(Signal.Overdue overdue) {
        try {
            machine.executor().execute(() -> tower.signal(overdue));
        } catch (Throwable e) {
            tower.signal(overdue);
        }
    }

    /** What cannot be taken back comes for nothing, later. */
    private Runnable after(Duration delay, Runnable task) {
        Runnable back = machine.timer().after(delay, task);
        return () -> {
            try {
                back.run();
            } catch (Throwable e) {
                // Each task is harmless once it is too late.
            }
        };
    }

    /** Whatever a gateway throws, the request may have arrived. */
    private static Outcome outcome(Supplier<Outcome> request) {
        try {
            return request.get();
        } catch (Throwable e) {
            return new Outcome.Unknown(e.getClass().getName());
        }
    }
}
