package io.github.mpfinicity.simulator.fault;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;
import java.io.IOException;

/**
 * A way to misbehave. {@link Faults} has the usual ones, {@link Gate} holds callers until the test
 * releases them, and a lambda can do the rest:
 *
 * <pre>{@code
 * simulator.onAuthentication().next((request, honest) -> honest.take().withHeader("X-Odd", "1"));
 * }</pre>
 */
@FunctionalInterface
public interface Fault {

    /**
     * Answers a request in place of the vendor. Many threads call it at once.
     *
     * @param request the request
     * @param honest the vendor's answer. The vendor counts, locks and issues only when the fault
     *     takes it; a fault that never takes it leaves the vendor as if nothing had arrived
     * @return the reply; {@link Reply#NONE} to close the connection instead
     * @throws IOException treated like {@link Reply#NONE}
     * @throws InterruptedException if the simulator is closed meanwhile
     */
    Reply answer(RecordedRequest request, HonestAnswer honest)
            throws IOException, InterruptedException;

    /**
     * Cuts off every caller that is still held. The schedule calls it when the fault is cleared.
     */
    default void lift() {}
}
