package io.github.mpfinicity.simulator.recording;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The last requests, with their numbers. A simulator may run for days, so that each of two kinds
 * has a limit: an application sends few authentications, and its many other requests do not crowd
 * these out. Thread-safe: every access holds the monitor.
 */
public final class RequestLog {

    /** The most requests of a kind that are kept. */
    public static final int KEPT = 10_000;

    /** The most bytes that the bodies of a kind hold together, unless it is one body. */
    static final int BYTES_KEPT = 64 * RecordedBody.LIMIT;

    private final InstantSource clock;
    private final Predicate<RecordedRequest> kind;
    private final Recent worthAnOwnLimit = new Recent();
    private final Recent others = new Recent();
    private int count;

    /**
     * Starts an empty log.
     *
     * @param clock stamps the requests
     * @param kind accepts the requests that have a limit of their own
     */
    public RequestLog(InstantSource clock, Predicate<RecordedRequest> kind) {
        this.clock = requireNonNull(clock, "clock");
        this.kind = requireNonNull(kind, "kind");
    }

    /**
     * Adds a request and gives it the next number. The oldest one of its kind may go.
     *
     * @param line method and target
     * @param headers as received
     * @param body as received, up to its limit
     * @return the request as it is recorded
     */
    public synchronized RecordedRequest record(
            RequestLine line, Map<String, List<String>> headers, RecordedBody body) {
        count++;
        var request = new RecordedRequest(count, clock.instant(), line, headers, body);
        (kind.test(request) ? worthAnOwnLimit : others).add(request);
        return request;
    }

    /**
     * Finds the requests of a kind among those that are kept.
     *
     * @param wanted accepts the requests to return
     * @return a snapshot, oldest first
     */
    public synchronized List<RecordedRequest> matching(Predicate<RecordedRequest> wanted) {
        return Stream.concat(worthAnOwnLimit.requests.stream(), others.requests.stream())
                .filter(wanted)
                .sorted(Comparator.comparing(RecordedRequest::number))
                .toList();
    }

    /** Forgets everything; the next request has number 1. */
    public synchronized void clear() {
        count = 0;
        worthAnOwnLimit.clear();
        others.clear();
    }

    /** The last requests of one kind. */
    private static final class Recent {
        private final Deque<RecordedRequest> requests = new ArrayDeque<>();
        private long bytes;

        void add(RecordedRequest request) {
            requests.addLast(request);
            bytes += request.bodyLength();
            while (requests.size() > KEPT || (bytes > BYTES_KEPT && requests.size() > 1)) {
                bytes -= requests.removeFirst().bodyLength();
            }
        }

        void clear() {
            requests.clear();
            bytes = 0;
        }
    }
}
