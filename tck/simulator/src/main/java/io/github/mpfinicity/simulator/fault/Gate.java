package io.github.mpfinicity.simulator.fault;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Holds callers until the test releases them: a slow vendor without a clock.
 *
 * <pre>{@code
 * var gate = Gate.beforeProcessing();
 * simulator.onAuthentication().next(gate);
 * // start the callers
 * gate.awaitArrivals(1);
 * gate.release();
 * }</pre>
 */
public final class Gate implements Fault {

    private final boolean processFirst;
    private volatile boolean lifted;
    private final CountDownLatch open = new CountDownLatch(1);
    private final Semaphore arrivals = new Semaphore(0);

    private Gate(boolean processFirst) {
        this.processFirst = processFirst;
    }

    /**
     * Makes a gate in front of the vendor: held requests have not been counted.
     *
     * @return a closed gate
     */
    public static Gate beforeProcessing() {
        return new Gate(false);
    }

    /**
     * Makes a gate behind the vendor: held requests have been counted, or have been given a token
     * that nobody receives before the release.
     *
     * @return a closed gate
     */
    public static Gate afterProcessing() {
        return new Gate(true);
    }

    /** Opens the gate; it never closes again. */
    public void release() {
        open.countDown();
    }

    /**
     * Waits, without a limit, until a number of requests have come to the gate in all.
     *
     * @param requests the number, released requests included
     * @throws InterruptedException if interrupted
     */
    public void awaitArrivals(int requests) throws InterruptedException {
        arrivals.acquire(requests);
        arrivals.release(requests);
    }

    /**
     * Waits until a number of requests have come to the gate in all.
     *
     * @param requests the number, released requests included
     * @param longest how long to wait at most
     * @return false if they did not come in time
     * @throws InterruptedException if interrupted
     */
    public boolean awaitArrivals(int requests, Duration longest) throws InterruptedException {
        var came = arrivals.tryAcquire(requests, longest.toNanos(), TimeUnit.NANOSECONDS);
        if (came) {
            arrivals.release(requests);
        }
        return came;
    }

    @Override
    public Reply answer(RecordedRequest request, HonestAnswer honest) throws InterruptedException {
        if (processFirst) {
            var reply = honest.take();
            hold();
            return lifted ? Reply.NONE : reply;
        }
        hold();
        return lifted ? Reply.NONE : honest.take();
    }

    @Override
    public void lift() {
        lifted = open.getCount() > 0;
        release();
    }

    private void hold() throws InterruptedException {
        arrivals.release();
        open.await();
    }
}
