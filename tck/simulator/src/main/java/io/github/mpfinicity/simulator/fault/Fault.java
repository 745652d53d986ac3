package io.github.mpfinicity.simulator.fault;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;
import java.io.IOException;

/**
 * A way to misbehave. {@link Faults} has the usual ones, {@link Gate} holds callers back until the
 * test lets them go, and a lambda does for the rest:
 *
 * <pre>{@code
 * simulator.onAuthentication().next((request, honest) -> honest.take().withHeader("X-Odd", "1"));
 * }</pre>
 */
@FunctionalInterface
public interface Fault {

    /**
     * Answers a request in place of the vendor. Called by many threads at once.
     *
     * @param request what came in
     * @param honest the vendor's answer; taking it is what makes the vendor count, lock and issue,
     *     so a fault that never takes it leaves the vendor as if nothing had arrived
     * @return what goes out; {@link Reply#NONE} to close the connection instead
     * @throws IOException treated like {@link Reply#NONE}
     * @throws InterruptedException if the simulator is closed meanwhile
     */
    Reply answer(RecordedRequest request, HonestAnswer honest)
            throws IOException, InterruptedException;

    /** Cuts off every caller that is still held. Called when the fault is cleared. */
    default void lift() {}
}
