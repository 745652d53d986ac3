package io.github.mpfinicity.core.session;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.core.credentials.CredentialsReader;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.ledger.AttemptLedger;
import io.github.mpfinicity.core.ledger.Decision;
import io.github.mpfinicity.core.ledger.Denial;
import io.github.mpfinicity.core.ledger.Reservation;
import io.github.mpfinicity.core.ledger.Verdict;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out flights: reads the credentials, reserves an attempt, sends it, settles it, and
 * signals each end. Runs on a thread of the machine's, never on a caller's.
 */
final class Pilot {
    private final SessionRules rules;
    private final SessionPorts ports;
    private final SessionPorts.Machine machine;
    private final Session session;

    /** What a pilot needs of the session whose flights it carries out. */
    interface Session {
        /** Decides, and carries out what follows. */
        Step signal(Signal signal);

        /** Whether a flight has not landed yet. */
        boolean awaits(Flight flight);
    }

    Pilot(SessionRules rules, SessionPorts ports, Session session) {
        this.rules = rules;
        this.ports = ports;
        this.machine = ports.machine();
        this.session = session;
    }

    /** Starts a flight on a thread of its own. */
    void launch(Flight flight) {
        try {
            machine.executor().execute(() -> fly(flight));
        } catch (RuntimeException e) {
            // Full, shut down, or whatever else a container's threads have to say.
            unprepared(flight, "no thread could be had for it");
        }
    }

    /** An error that is no exception leaves the end to the deadline. */
    private void fly(Flight flight) {
        Runnable inTime = deadline(flight, null);
        try {
            prepare(flight, inTime);
        } catch (StoreException e) {
            inTime.run();
            unprepared(flight, "the record of attempts: " + e.getMessage());
        } catch (RuntimeException e) {
            inTime.run();
            unprepared(flight, e.getClass().getName());
        }
    }

    private void prepare(Flight flight, Runnable inTime) {
        CredentialsReader.Reading reading = ports.credentials().read();
        if (reading instanceof CredentialsReader.Found found) {
            reserve(flight, found, inTime);
        } else if (reading instanceof CredentialsReader.Misconfigured wrong) {
            inTime.run();
            var why = new Refusal.Misconfigured(wrong.problems());
            session.signal(new Signal.HeldBack(flight.id(), why));
        }
    }

    private void unprepared(Flight flight, String detail) {
        session.signal(new Signal.Unprepared(flight.id(), detail, ports.ledger().attempts()));
    }

    private void reserve(Flight flight, CredentialsReader.Found found, Runnable inTime) {
        PartnerCredentials credentials = found.credentials();
        AttemptLedger ledger = ports.ledger();
        BooleanSupplier givenUp = () -> !session.awaits(flight);
        PartnerStore.Turn turn = ledger.turn(credentials, givenUp);
        try {
            Decision decision = ledger.reserve(credentials, found.confirmedUnlocked());
            inTime.run();
            if (decision instanceof Denial denial) {
                Refusal why = Refusal.of(denial, ledger.attempts());
                session.signal(new Signal.HeldBack(flight.id(), why));
            } else if (decision instanceof Reservation reservation) {
                present(flight, credentials, reservation, turn);
            }
        } finally {
            turn.close();
        }
    }

    /**
     * What was reserved and not sent is given back. A gateway that does not come back keeps its
     * turn until nothing can land any more, and its charge until a success.
     */
    private void present(
            Flight flight,
            PartnerCredentials credentials,
            Reservation reservation,
            PartnerStore.Turn turn) {
        AttemptLedger ledger = ports.ledger();
        Attempt attempt =
                session.signal(new Signal.Prepared(flight.id(), reservation, credentials.appKey()))
                        .send();
        if (attempt == null) {
            ledger.note(reservation, new Verdict.NotCounted());
            ledger.write();
            return;
        }
        Runnable inTime = deadline(flight, attempt);
        Runnable back = machine.timer().after(AttemptLedger.AGEING, turn::close);
        Outcome outcome = send(credentials);
        inTime.run();
        back.run();
        // Written before anybody is woken: whoever hears of a refusal may end the process at once.
        ledger.note(reservation, Verdict.of(outcome, reservation));
        ledger.write();
        session.signal(new Signal.Answered(flight.id(), attempt, outcome, ledger.attempts()));
    }

    /** Whatever a gateway throws, the request may have arrived. */
    private Outcome send(PartnerCredentials credentials) {
        try {
            return ports.gateway().authenticate(credentials);
        } catch (RuntimeException e) {
            return new Outcome.Unknown(e.getClass().getName());
        }
    }

    /** The timer has one thread for all deadlines: it only passes the signal on. */
    private Runnable deadline(Flight flight, @Nullable Attempt attempt) {
        var overdue = new Signal.Overdue(flight.id(), attempt, ports.ledger().attempts());
        return machine.timer()
                .after(
                        rules.deadline(),
                        () -> machine.executor().execute(() -> session.signal(overdue)));
    }
}
