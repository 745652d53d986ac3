package io.github.mpfinicity.simulator.fault;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The faults in the order of their turns: first the faults for the next requests, as scheduled,
 * then the fault for all further requests, else none. Thread-safe: the monitor guards the schedule
 * and is not held while a fault answers.
 */
public final class FaultSchedule {

    private final Deque<Fault> next = new ArrayDeque<>();
    private final Set<Fault> toLift = new LinkedHashSet<>();
    private Optional<Fault> always = Optional.empty();

    /** Starts with an honest vendor. */
    public FaultSchedule() {}

    /**
     * Schedules a fault for one request.
     *
     * @param fault after those already scheduled
     * @return this
     */
    public FaultSchedule next(Fault fault) {
        return next(1, fault);
    }

    /**
     * Schedules a fault for some requests.
     *
     * @param requests how many
     * @param fault after those already scheduled
     * @return this
     */
    public synchronized FaultSchedule next(int requests, Fault fault) {
        requireNonNull(fault, "fault");
        for (int i = 0; i < requests; i++) {
            next.add(fault);
        }
        toLift.add(fault);
        return this;
    }

    /**
     * Schedules a fault for every request after those of {@link #next(Fault)}, until cleared.
     *
     * @param fault in place of an earlier one
     * @return this
     */
    public synchronized FaultSchedule always(Fault fault) {
        always = Optional.of(fault);
        toLift.add(fault);
        return this;
    }

    /** {@return how many of the faults for the next requests still wait for their turn} */
    public synchronized int waiting() {
        return next.size();
    }

    /**
     * Makes the vendor honest again. It closes the connections of callers that a fault still holds;
     * a held request that was not processed never will be.
     */
    public void clear() {
        forget().forEach(Fault::lift);
    }

    /**
     * Answers a request, honestly if no fault has its turn.
     *
     * @param request the request
     * @param honest the vendor's answer
     * @return the reply
     * @throws InterruptedException if the simulator is closed meanwhile
     */
    public Reply answer(RecordedRequest request, HonestAnswer honest) throws InterruptedException {
        var fault = take();
        if (fault.isEmpty()) {
            return honest.take();
        }
        try {
            return fault.get().answer(request, honest);
        } catch (IOException e) {
            return Reply.NONE;
        }
    }

    private synchronized Optional<Fault> take() {
        return next.isEmpty() ? always : Optional.of(next.remove());
    }

    private synchronized List<Fault> forget() {
        var lifted = List.copyOf(toLift);
        next.clear();
        always = Optional.empty();
        toLift.clear();
        return lifted;
    }
}
