package io.github.mpfinicity.simulator.recording;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All requests in the order of their numbers. Thread-safe: every access holds the monitor. */
public final class RequestLog {

    private final InstantSource clock;
    private final List<RecordedRequest> requests = new ArrayList<>();

    /**
     * Starts an empty log.
     *
     * @param clock stamps the requests
     */
    public RequestLog(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Adds a request and gives it the next number.
     *
     * @param line method and target
     * @param headers as received
     * @param body as received, up to its limit
     * @return the request as it is recorded
     */
    public synchronized RecordedRequest record(
            RequestLine line, Map<String, List<String>> headers, RecordedBody body) {
        var number = requests.size() + 1;
        var request = new RecordedRequest(number, clock.instant(), line, headers, body);
        requests.add(request);
        return request;
    }

    /**
     * Finds the requests of a kind.
     *
     * @param kind accepts the requests to return
     * @return a snapshot, oldest first
     */
    public synchronized List<RecordedRequest> matching(Predicate<RecordedRequest> kind) {
        return requests.stream().filter(kind).toList();
    }

    /** Forgets everything; the next request has number 1. */
    public synchronized void clear() {
        requests.clear();
    }
}
