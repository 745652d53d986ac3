package io.github.mpfinicity.core.session;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.lockout.AttemptLedger;
import io.github.mpfinicity.core.lockout.Wish;
import io.github.mpfinicity.core.record.Candidate;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Denial;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.store.BrokenStoreException;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Carries out flights: reads the credentials, reserves an attempt, sends it, settles it, and
 * signals each end. Runs on a thread of the machine's, never on a caller's.
 */
final class Pilot {
    private final SessionPorts ports;
    private final AttemptLedger ledger;
    private final SessionPorts.Machine machine;
    private final Tower tower;
    private final Sender sender;
    private final SecretChanger changer;
    private final Aftermath aftermath;
    private final Patience patience;

    Pilot(SessionRules rules, SessionPorts ports, Tower tower) {
        this.ports = ports;
        this.ledger = ports.ledger();
        this.machine = ports.machine();
        this.tower = tower;
        this.sender = new Sender(rules, ports, tower);
        this.aftermath = new Aftermath(ports, tower);
        this.patience = new Patience(ports, tower, this::fly);
        this.changer = new SecretChanger(ports, tower, sender, aftermath, patience);
    }

    /** Starts a flight on a thread of its own. */
    void launch(Flight flight) {
        try {
            machine.executor().execute(() -> fly(flight));
        } catch (Throwable e) {
            // Full, shut down, out of memory, or whatever else a container's threads have to say.
            unprepared(flight, "no thread could be had for it");
        }
    }

    private void fly(Flight flight) {
        Deadline inTime;
        try {
            inTime = sender.deadline(flight, null);
        } catch (Throwable e) {
            unprepared(flight, e.getClass().getName());
            return;
        }
        fly(flight, inTime);
    }

    /** Whatever is thrown ends the flight: who waits for it must not wait for the deadline. */
    private void fly(Flight flight, Deadline inTime) {
        try {
            prepare(flight, inTime);
        } catch (BrokenStoreException | MisconfiguredStoreException e) {
            inTime.met();
            var why = new Refusal.Misconfigured(List.of(String.valueOf(e.getMessage())));
            tower.signal(new Signal.HeldBack(flight.id(), why));
        } catch (StoreException e) {
            inTime.met();
            String detail = String.valueOf(e.getMessage());
            unprepared(flight, Trouble.RECORD_UNAVAILABLE, detail, Duration.ZERO);
        } catch (HangingSourceException e) {
            inTime.met();
            unprepared(flight, String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            inTime.met();
            unprepared(flight, e.getClass().getName());
        }
    }

    private void unprepared(Flight flight, String detail) {
        unprepared(flight, Trouble.CREDENTIALS_UNREADABLE, detail, Duration.ZERO);
    }

    private void unprepared(Flight flight, Trouble trouble, String detail, Duration pause) {
        tower.signal(new Signal.Unprepared(flight.id(), trouble, detail, pause, ledger.attempts()));
    }

    /** Reads once more in its turn: whoever had the one before may have changed the secret. */
    private void prepare(Flight flight, Deadline inTime) {
        BooleanSupplier givenUp = () -> !tower.awaits(flight);
        CredentialsReader.Reading reading = read(flight);
        // A slow source has the deadline for each of the two times that it is asked.
        tower.signal(new Signal.WentOn(flight.id()));
        inTime.restart();
        while (reading instanceof CredentialsReader.Found found) {
            flight.awaits("the attempt before has not ended");
            PartnerStore.Turn turn = ledger.turn(found.login(), givenUp);
            try {
                reading = read(flight);
                if (reading instanceof CredentialsReader.Found again
                        && again.login().samePartnerAs(found.login())) {
                    carryOut(new Leg(flight, again, turn), inTime);
                    return;
                }
            } finally {
                turn.close();
            }
        }
        if (reading instanceof CredentialsReader.Misconfigured wrong) {
            inTime.met();
            var why = new Refusal.Misconfigured(wrong.problems());
            tower.signal(new Signal.HeldBack(flight.id(), why));
        }
    }

    private CredentialsReader.Reading read(Flight flight) {
        flight.awaits(ports.credentials().name() + " does not answer");
        return ports.credentials().read();
    }

    private void carryOut(Leg leg, Deadline inTime) {
        leg.flight().awaits("the record of attempts does not answer");
        tower.signal(new Signal.Looked(Issuer.of(leg.login())));
        SecretChange change = leg.flight().change();
        if (change == null || change.isOver()) {
            authenticate(leg, inTime);
            return;
        }
        Leg next = changer.change(leg, change, inTime);
        if (next != null) {
            authenticate(next, sender.deadline(leg.flight(), null));
        }
    }

    private void authenticate(Leg leg, Deadline inTime) {
        Moment claimed = machine.clocks().now();
        Decision decision = ledger.reserve(leg.login(), leg.found().confirmedUnlocked(), wish(leg));
        if (patience.waits(leg.flight(), decision, inTime)) {
            return;
        }
        inTime.met();
        if (decision instanceof Denial.Paused paused) {
            String detail = "another node got no usable answer";
            unprepared(leg.flight(), Trouble.OTHER_NODE, detail, paused.left());
        } else if (decision instanceof SharedToken shared) {
            Issuer issuer = Issuer.of(leg.login());
            tower.signal(new Signal.Adopted(leg.flight().id(), shared, issuer));
        } else if (decision instanceof Denial denial) {
            Refusal why = Refusal.of(denial, ledger.attempts());
            tower.signal(new Signal.HeldBack(leg.flight().id(), why));
        } else if (decision instanceof Reservation reservation) {
            present(leg, reservation, claimed);
        }
    }

    /** Which of two secrets is right, an authentication must tell. */
    private Wish wish(Leg leg) {
        boolean settled = leg.flight().change() == null && leg.login().pending() == null;
        return settled ? tower.wish() : Wish.NONE;
    }

    private void present(Leg leg, Reservation reservation, Moment claimed) {
        PartnerCredentials credentials = leg.credentials(reservation.candidate());
        Sender.Sent sent =
                sender.send(
                        leg,
                        reservation,
                        claimed,
                        () -> leg.found().gateway().authenticate(credentials),
                        outcome -> {});
        if (sent == null) {
            return;
        }
        Flight flight = leg.flight();
        if (oneOfTwoRefused(reservation, sent.outcome())) {
            Step step = tower.signal(new Signal.WentOn(flight.id()));
            if (step.state().flight(flight.id()) != null) {
                authenticate(leg, sender.deadline(flight, null));
                return;
            }
        }
        aftermath.keep(leg, reservation, sent.outcome());
        Signal signal = signal(leg, sent, claimed);
        aftermath.of(leg, reservation, sent.outcome(), tower.signal(signal).state());
    }

    private Signal signal(Leg leg, Sender.Sent sent, Moment claimed) {
        long flight = leg.flight().id();
        Outcome outcome = sent.outcome();
        SharedToken newer =
                outcome instanceof Outcome.Accepted
                        ? patience.afterLease(leg, sent.attempt().reservation(), claimed)
                        : null;
        return newer == null
                ? new Signal.Answered(flight, sent.attempt(), outcome, ledger.attempts())
                : new Signal.Adopted(
                        tower.awaits(leg.flight()) ? flight : 0, newer, Issuer.of(leg.login()));
    }

    /** While a change is not settled: then it is the other one's turn. */
    private static boolean oneOfTwoRefused(Reservation reservation, Outcome outcome) {
        return reservation.candidate() != Candidate.PRESENT
                && outcome instanceof Outcome.Rejected rejected
                && rejected.part() == CredentialPart.PARTNER_SECRET;
    }
}
