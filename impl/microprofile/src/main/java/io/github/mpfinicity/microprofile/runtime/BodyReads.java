package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.core.time.Calls;
import io.github.mpfinicity.core.time.Clocks;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Reads of bodies that may never end: each on a thread of its own, so that whoever needs it waits
 * no longer than he likes. Safe for any thread.
 */
public final class BodyReads {
    /**
     * How long a call may be kept for the beginning of a body. An error comes in one piece with its
     * head; what takes longer is hardly worth the wait.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int MOST_HANGING = 8;

    private final Executor threads;
    private final BooleanSupplier mayWait;
    private final Calls calls;

    /**
     * None is under way yet.
     *
     * @param mayWait whether the calling thread may
     */
    public BodyReads(Clocks clocks, Executor threads, BooleanSupplier mayWait) {
        this.threads = threads;
        this.mayWait = mayWait;
        this.calls = new Calls(clocks, PATIENCE, MOST_HANGING);
    }

    /**
     * Begins one.
     *
     * @return false if it has not begun and never will: the calling thread may not wait for it, too
     *     many hang already, or there is no thread
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
