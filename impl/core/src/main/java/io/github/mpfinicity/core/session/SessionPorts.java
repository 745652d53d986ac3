package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.lockout.AttemptLedger;
import io.github.mpfinicity.core.time.Calls;
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
 * @param listener is told of what happened, on the flight's thread
 * @param machine clocks, timer, threads and chance
 */
public record SessionPorts(
        CredentialsReader credentials,
        AttemptLedger ledger,
        SessionListener listener,
        Machine machine) {

    /** The same, but the credentials are not asked for while calls hang that were given up. */
    SessionPorts bounded(Calls calls) {
        return new SessionPorts(new BoundedReader(credentials, calls), ledger, listener, machine);
    }

    private record BoundedReader(CredentialsReader reader, Calls calls)
            implements CredentialsReader {
        /**
         * {@inheritDoc}
         *
         * @throws HangingSourceException if two calls have not come back lately
         */
        @Override
        public Reading read() {
            if (!calls.mayBegin()) {
                throw HangingSourceException.leftAlone(name());
            }
            Calls.Call call = calls.begin();
            try {
                return reader.read();
            } finally {
                call.end();
            }
        }

        @Override
        public String name() {
            return reader.name();
        }
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
