package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.HangingSourceException;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.store.BrokenStoreException;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the attempts of one run: reads the credentials, waits for the turn and for another node
 * that authenticates. Each failure ends the run. Runs on a thread of the machine's, never on a
 * caller's.
 */
final class RunPreparation {
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final Duration SPREAD = Duration.ofMillis(1500);

    private final SessionPorts ports;
    private final SessionInputs inputs;
    private final BackgroundCheck backgroundCheck;
    private final InFlight inFlight;

    /** Stops the deadline of the time before sending. Later calls have no effect. */
    private volatile Runnable inTime = () -> {};

    RunPreparation(
            SessionPorts ports,
            SessionInputs inputs,
            BackgroundCheck backgroundCheck,
            InFlight inFlight) {
        this.ports = ports;
        this.inputs = inputs;
        this.backgroundCheck = backgroundCheck;
        this.inFlight = inFlight;
    }

    SessionPorts ports() {
        return ports;
    }

    SessionInputs inputs() {
        return inputs;
    }

    BackgroundCheck backgroundCheck() {
        return backgroundCheck;
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** Starts the run on a thread of its own. */
    void start() {
        try {
            ports.machine().executor().execute(this::run);
        } catch (Throwable e) {
            // The threads are full or shut down, or there is no memory.
            preparationFailed("no thread could be had for it");
        }
    }

    private void run() {
        ended(
                () -> {
                    restartDeadline();
                    prepare();
                });
    }

    /** Ends the run with any exception, so that its callers do not wait for the deadline. */
    private void ended(Runnable part) {
        try {
            part.run();
        } catch (BrokenStoreException | MisconfiguredStoreException e) {
            deny(new Refusal.Misconfigured(List.of(String.valueOf(e.getMessage()))));
        } catch (StoreException e) {
            String detail = String.valueOf(e.getMessage());
            preparationFailed(UnavailableReason.RECORD_UNAVAILABLE, detail, Duration.ZERO);
        } catch (HangingSourceException e) {
            preparationFailed(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            preparationFailed(e.getClass().getName());
        }
    }

    /** Reads once more in its turn: the attempt before may have changed the secret. */
    private void prepare() {
        CredentialsReader.Reading reading = read();
        // A slow source has the deadline for each of the two times that it is asked.
        inputs.input(new SessionInput.NextAttempt(inFlight.id()));
        restartDeadline();
        CredentialsReader.Found found = reading.found();
        while (found != null) {
            inFlight.awaits("the attempt before has not ended");
            PartnerStore.Turn turn = ports.ledger().turn(found.target(), () -> !isAwaited());
            try {
                reading = read();
                CredentialsReader.Found again = reading.found();
                if (again != null && again.target().samePartnerAs(found.target())) {
                    carryOut(new AuthenticationRun(this, again, turn));
                    return;
                }
                found = again;
            } finally {
                turn.close();
            }
        }
        deny(new Refusal.Misconfigured(reading.problems()));
    }

    private CredentialsReader.Reading read() {
        inFlight.awaits(ports.credentials().name() + " does not answer");
        return ports.credentials().read();
    }

    private void carryOut(AuthenticationRun run) {
        inFlight.awaits("the record of attempts does not answer");
        inputs.input(new SessionInput.CredentialsRead(run.binding()));
        SecretChange change = inFlight.change();
        if (change == null || change.isOver()) {
            run.authenticate();
        } else {
            new SecretRotation(run).change(change);
        }
    }

    /**
     * Continues later. No thread waits meanwhile. Each look has the deadline anew, so that a run
     * can outlast the lease of a node that died.
     */
    void waitForOtherNode() {
        SessionPorts.Machine machine = ports.machine();
        long jitter = Math.round(SPREAD.toNanos() * machine.draw().getAsDouble());
        machine.timer().after(SHORTEST_WAIT.plusNanos(jitter), this::resume);
    }

    private void resume() {
        try {
            ports.machine().executor().execute(this::goOn);
        } catch (Throwable e) {
            preparationFailed(
                    UnavailableReason.OTHER_NODE, "no thread could be had to go on", Duration.ZERO);
        }
    }

    private void goOn() {
        if (isAwaited()) {
            ended(this::prepare);
        }
    }

    boolean isAwaited() {
        return inputs.awaits(inFlight);
    }

    /** Ends the run with a refusal. A refusal that passes by itself leads to a pause. */
    void denied(Refusal why) {
        if (why instanceof Refusal.Unavailable passing) {
            preparationFailed(passing.reason(), passing.detail(), passing.retryAfter());
        } else {
            deny(why);
        }
    }

    /** Ends the run. Nothing is sent before something changes. */
    private void deny(Refusal why) {
        stopDeadline();
        inputs.input(new SessionInput.Denied(inFlight.id(), why));
    }

    private void preparationFailed(String detail) {
        preparationFailed(UnavailableReason.CREDENTIALS_UNREADABLE, detail, Duration.ZERO);
    }

    /** Ends the run with a pause. Nothing is sent before the pause is over. */
    private void preparationFailed(UnavailableReason reason, String detail, Duration pause) {
        stopDeadline();
        inputs.input(
                new SessionInput.PreparationFailed(
                        inFlight.id(), reason, detail, pause, ports.ledger().attempts()));
    }

    void stopDeadline() {
        inTime.run();
    }

    /** Gives the next part of the run its whole time. */
    void restartDeadline() {
        inTime.run();
        inTime = deadline(null);
    }

    /**
     * Ends the run at the deadline, unless it is stopped before.
     *
     * @param attempt that it is for; null while nothing was sent
     * @return stops it; has no effect when it is too late
     */
    Runnable deadline(@Nullable Attempt attempt) {
        var deadlineExceeded =
                new SessionInput.DeadlineExceeded(
                        inFlight.id(), attempt, ports.ledger().attempts());
        return after(inputs.deadline(), () -> inputs.input(deadlineExceeded));
    }

    /** Runs a task after a delay. A task that cannot be taken back runs later and does nothing. */
    Runnable after(Duration delay, Runnable task) {
        Runnable back = ports.machine().timer().after(delay, () -> elsewhere(task));
        return () -> {
            try {
                back.run();
            } catch (Throwable e) {
                // Each task has no effect when it is too late.
            }
        };
    }

    /**
     * Runs a task on another thread, if there is one, because the timer has one thread for the
     * deadlines of all partners.
     */
    private void elsewhere(Runnable task) {
        try {
            ports.machine().executor().execute(task);
        } catch (Throwable e) {
            task.run();
        }
    }
}
