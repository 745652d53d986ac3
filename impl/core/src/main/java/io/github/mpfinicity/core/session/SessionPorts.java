package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Timer;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Everything a session reaches the world through.
 *
 * @param credentials who knows them, and the way to the vendor
 * @param ledger of what was tried
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
    /** Nobody observes it. */
    public SessionPorts(
            CredentialsReader credentials,
            LockoutLedger ledger,
            SessionListener listener,
            Machine machine) {
        this(credentials, ledger, listener, new Observers(), machine);
    }

    /**
     * What a session needs of the machine.
     *
     * @param clocks both clocks
     * @param timer for deadlines
     * @param executor runs each task it is given at once: a queue would make callers wait for
     *     something that nobody is doing
     * @param draw random numbers from 0 to 1
     * @param mayPark whether the calling thread may wait: an event loop may not
     */
    public record Machine(
            Clocks clocks,
            Timer timer,
            Executor executor,
            DoubleSupplier draw,
            BooleanSupplier mayPark) {}
}
