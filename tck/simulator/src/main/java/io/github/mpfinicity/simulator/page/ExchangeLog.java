package io.github.mpfinicity.simulator.page;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.authentication.SimulatedVendor;
import io.github.mpfinicity.simulator.http.Reception;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import io.github.mpfinicity.simulator.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The last requests with their answers. Thread-safe: the monitor guards them and is not held while
 * a request is answered.
 */
public final class ExchangeLog implements Reception {

    static final int KEPT = 100;

    private final SimulatedVendor vendor;
    private final Reception behind;
    private final List<Exchange> exchanges = new ArrayList<>();
    private long count;
    private long revision;

    /**
     * Starts an empty log.
     *
     * @param vendor tells who sent a request
     * @param behind answers the requests
     */
    public ExchangeLog(SimulatedVendor vendor, Reception behind) {
        this.vendor = requireNonNull(vendor, "vendor");
        this.behind = requireNonNull(behind, "behind");
    }

    @Override
    public Reply receive(RecordedRequest request) throws InterruptedException {
        begin(request, vendor.senderOf(request).map(SimulatedPartner::id));
        var answer = Answer.NONE;
        try {
            var reply = behind.receive(request);
            answer = Answer.of(reply, vendor.json());
            return reply;
        } finally {
            end(request, answer);
        }
    }

    /** Forgets the requests. Later ones go on with the numbers. */
    public synchronized void clear() {
        exchanges.clear();
    }

    synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }

    synchronized long count() {
        return count;
    }

    synchronized void answeredBy(String fault, RecordedRequest request) {
        revision++;
        replace(request, exchange -> exchange.withFault(fault, revision));
    }

    private synchronized void begin(RecordedRequest request, Optional<String> partnerId) {
        revision++;
        count++;
        exchanges.add(
                new Exchange(
                        count, revision, request, partnerId, Optional.empty(), Optional.empty()));
        if (exchanges.size() > KEPT) {
            exchanges.remove(0);
        }
    }

    private synchronized void end(RecordedRequest request, Answer answer) {
        revision++;
        replace(request, exchange -> exchange.withAnswer(answer, revision));
    }

    // A request that is older than those that are kept is in no place any more.
    private void replace(RecordedRequest request, UnaryOperator<Exchange> change) {
        exchanges.replaceAll(each -> each.request() == request ? change.apply(each) : each);
    }
}
