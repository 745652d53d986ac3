package io.github.mpfinicity.core.session;

import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.record.Candidate;
import io.github.mpfinicity.core.record.Proof;
import io.github.mpfinicity.core.record.Reservation;

/** What is left to do when an attempt has ended: keep the right secret, tell, and try again. */
final class Aftermath {
    private final SessionPorts ports;
    private final Tower tower;

    Aftermath(SessionPorts ports, Tower tower) {
        this.ports = ports;
        this.tower = tower;
    }

    /** If one of two secrets was accepted, the other one goes, unless it may still be right. */
    void keep(Leg leg, Reservation reservation, Outcome outcome) {
        PartnerSecret pending = leg.login().pending();
        WritablePartnerCredentialsSource keeper = leg.found().keeper();
        if (pending == null || keeper == null || !(outcome instanceof Outcome.Accepted)) {
            return;
        }
        if (reservation.candidate() == Candidate.PENDING) {
            tidy(() -> keeper.promote(pending));
        } else if (reservation.candidate() == Candidate.PRESENT) {
            tidy(() -> keeper.discard(pending));
        }
    }

    /** What cannot be put away now is tried again by the next flight: false if so. */
    boolean tidy(Runnable change) {
        try {
            change.run();
            return true;
        } catch (RuntimeException e) {
            notKept(e);
            return false;
        } catch (Throwable e) {
            notKept(new IllegalStateException(e.getClass().getName()));
            return false;
        }
    }

    /** The flight is to land all the same. */
    private void notKept(RuntimeException why) {
        try {
            ports.listener().secretNotKept(why);
        } catch (Throwable e) {
            // It is told again when the next flight fails to keep it.
        }
    }

    /** Tells that the vendor has put a new secret in the old one's place. */
    void tellChanged() {
        try {
            ports.listener().secretChanged();
        } catch (Throwable e) {
            // The flight goes on: the new secret is in use, whoever has heard of it.
        }
    }

    /** Tells what has changed, or finds out later what has. */
    void of(Leg leg, Reservation reservation, Outcome outcome, SessionState state) {
        if (outcome instanceof Outcome.Accepted) {
            tell(reservation);
        } else if (leg.login().pending() != null) {
            resume(state);
        }
    }

    /** Finds out in the background, when the pause is over, which of two secrets is right. */
    void resume(SessionState state) {
        if (!(state.control() instanceof Control.Cooling cooling)) {
            return;
        }
        try {
            SessionPorts.Machine machine = ports.machine();
            machine.timer().after(cooling.left(machine.clocks().now()), this::begin);
        } catch (Throwable e) {
            // Whoever asks next finds out.
        }
    }

    private void begin() {
        try {
            ports.machine().executor().execute(this::resumed);
        } catch (Throwable e) {
            // Whoever asks next finds out.
        }
    }

    private void resumed() {
        Step step = tower.signal(new Signal.Resumed());
        if (step.launch() == null) {
            resume(step.state());
        }
    }

    private void tell(Reservation reservation) {
        Proof before = reservation.accepted();
        if (before == null) {
            return;
        }
        Proof now = Proof.of(reservation.print());
        if (!now.secret().equals(before.secret())) {
            ports.listener().secretChanged();
        }
        if (!now.appKey().equals(before.appKey())) {
            ports.listener().appKeyChanged();
        }
    }
}
