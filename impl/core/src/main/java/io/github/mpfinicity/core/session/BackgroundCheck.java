package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.HangingSourceException;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.lockout.RecordView;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.Moment;

/**
 * Reads the credentials and the record of other nodes in the background, and sends nothing. Runs on
 * threads of the library. It reports no failure, because the next run will meet the same one.
 */
final class BackgroundCheck {
    private final SessionPorts ports;
    private final LockoutLedger ledger;
    private final SessionInputs inputs;
    private final Calls looks;
    private final Calls writes;

    BackgroundCheck(SessionRules rules, SessionPorts ports, SessionInputs inputs) {
        this.ports = ports;
        this.ledger = ports.ledger();
        this.inputs = inputs;
        this.looks = calls(rules, ports);
        this.writes = calls(rules, ports);
    }

    /** Counts the calls to a source of credentials. */
    private static Calls calls(SessionRules rules, SessionPorts ports) {
        return new Calls(
                ports.machine().clocks(), rules.deadline(), HangingSourceException.MOST_GIVEN_UP);
    }

    /** Starts a look unless one is under way. */
    void look() {
        if (looks.mayBeginAlone()) {
            inTheBackground(this::looking, looks);
        }
    }

    /** Writes the noted results, now or at the next look. */
    void write() {
        try {
            if (writes.mayBegin()) {
                inTheBackground(ledger::write, writes);
            }
        } catch (Throwable e) {
            // The result stays noted, and the call that reported it must not fail.
        }
    }

    /** Finds out which of two secrets is right when the pause is over. */
    void resume(SessionState state) {
        Control.Cooling cooling = state.control().cooling();
        if (cooling == null) {
            return;
        }
        try {
            SessionPorts.Machine machine = ports.machine();
            machine.timer().after(cooling.left(machine.clocks().now()), this::resumeOnThread);
        } catch (Throwable e) {
            // The next caller finds out.
        }
    }

    private void resumeOnThread() {
        try {
            ports.machine().executor().execute(this::resumed);
        } catch (Throwable e) {
            // The next caller finds out.
        }
    }

    private void resumed() {
        Transition transition = inputs.input(new SessionInput.Resumed());
        if (transition.start() == null) {
            resume(transition.state());
        }
    }

    private void inTheBackground(Runnable task, Calls calls) {
        try {
            ports.machine().executor().execute(() -> quietly(task, calls));
        } catch (Throwable e) {
            // There is no thread for it. The next look comes later.
        }
    }

    private static void quietly(Runnable task, Calls calls) {
        Calls.Call call = calls.begin();
        try {
            task.run();
        } catch (Throwable e) {
            // The thread's handler must not print it, because its message may hold a secret.
        } finally {
            call.end();
        }
    }

    /** Writes first what the store did not take before, because other nodes may wait for it. */
    private void looking() {
        ledger.write();
        CredentialsReader.Found found = ports.credentials().read().found();
        if (found != null) {
            inputs.input(new SessionInput.CredentialsRead(TokenBinding.of(found.target())));
            lookAtOthers(found);
        }
    }

    /** Takes a newer token, and notices that the account is locked, or no longer locked. */
    private void lookAtOthers(CredentialsReader.Found found) {
        Moment asked = ports.machine().clocks().now();
        RecordView seen =
                found.target().pending() == null
                        ? ledger.look(found.target(), inputs.requirement())
                        : null;
        if (seen == null) {
            return;
        }
        if (seen.token() != null) {
            TokenBinding binding = TokenBinding.of(found.target());
            inputs.input(new SessionInput.SharedTokenFound(0, seen.token(), binding));
        }
        switch (seen.suspension()) {
            case LOCKED -> inputs.input(new SessionInput.LockSeen(ledger.attempts()));
            case NONE -> inputs.input(new SessionInput.NotSuspended(asked));
            case DAMAGED -> {}
        }
    }
}
