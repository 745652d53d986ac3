package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Timer;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * The connections of a session to the outside.
 *
 * @param credentials reads the credentials and gives the way to the vendor
 * @param ledger keeps the record of attempts
 * @param listener is told of what happened, on the run's thread
 * @param observers count and time what happens
 * @param machine clocks, timer, threads and chance
 */
public record SessionPorts(
        CredentialsReader credentials,
        LockoutLedger ledger,
        SessionListener listener,
        Observers observers,
        Machine machine) {
    /** Creates ports without observers. */
    public SessionPorts(
            CredentialsReader credentials,
            LockoutLedger ledger,
            SessionListener listener,
            Machine machine) {
        this(credentials, ledger, listener, new Observers(), machine);
    }

    /**
     * The parts of the machine that a session uses.
     *
     * @param clocks both clocks
     * @param timer for deadlines
     * @param executor runs each task at once; with a queue, callers would wait for a task that has
     *     not begun
     * @param draw random numbers from 0 to 1
     * @param mayPark true if the calling thread may wait; false for an event loop
     */
    public record Machine(
            Clocks clocks,
            Timer timer,
            Executor executor,
            DoubleSupplier draw,
            BooleanSupplier mayPark) {}
}
