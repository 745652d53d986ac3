package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.Clocks;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Reads bodies that may never end. Each read has a thread of its own, so that a caller waits for a
 * limited time. Safe for any thread.
 */
public final class BodyReads {
    /**
     * The longest time for which a call waits for the beginning of a body. An error comes in one
     * piece with its head. A body that takes longer is not worth the wait.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int MOST_HANGING = 8;

    private final Executor threads;
    private final BooleanSupplier mayWait;
    private final Calls calls;

    /**
     * Starts with no read under way.
     *
     * @param mayWait true if the calling thread may wait
     */
    public BodyReads(Clocks clocks, Executor threads, BooleanSupplier mayWait) {
        this.threads = threads;
        this.mayWait = mayWait;
        this.calls = new Calls(clocks, PATIENCE, MOST_HANGING);
    }

    /**
     * Begins a read.
     *
     * @return false if the read has not begun and never will: the calling thread may not wait for
     *     it, too many reads hang already, or there is no thread
     */
    public boolean begin(Runnable read) {
        if (!mayWait.getAsBoolean() || !calls.mayBegin()) {
            return false;
        }
        Calls.Call call = calls.begin();
        try {
            threads.execute(() -> carryOut(read, call));
            return true;
        } catch (RuntimeException | Error noThread) {
            call.end();
            return false;
        }
    }

    private static void carryOut(Runnable read, Calls.Call call) {
        try {
            read.run();
        } finally {
            call.end();
        }
    }
}
