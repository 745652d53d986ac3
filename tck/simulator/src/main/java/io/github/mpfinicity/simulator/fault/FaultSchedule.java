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
 * Whose turn it is to misbehave: first the faults for the next requests, in the order in which they
 * were scheduled, then the one for all further requests, else none. Thread-safe: the monitor guards
 * the schedule and is not held while a fault answers.
 */
public final class FaultSchedule {

    private final Deque<Fault> next = new ArrayDeque<>();
    private final Set<Fault> toLift = new LinkedHashSet<>();
    private Optional<Fault> always = Optional.empty();

    /** An honest vendor. */
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

    /**
     * Makes the vendor honest again. The connections of callers that a fault still holds are
     * closed, and what had not been processed never will be.
     */
    public void clear() {
        forget().forEach(Fault::lift);
    }

    /**
     * Answers a request, honestly if it is no fault's turn.
     *
     * @param request what came in
     * @param honest the vendor's answer
     * @return what goes out
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
