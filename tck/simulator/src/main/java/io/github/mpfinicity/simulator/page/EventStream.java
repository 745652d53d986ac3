package io.github.mpfinicity.simulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The server-sent events of one open page. It looks at the simulator a few times a second and sends
 * what is different, so that any number of requests makes no more than that many events.
 */
final class EventStream {

    private static final int BETWEEN_LOOKS = 150;

    private final PageState state;
    private final ExchangeLog exchanges;
    private String sentVendor = "";
    private long sentRevision;

    EventStream(PageState state, ExchangeLog exchanges) {
        this.state = requireNonNull(state, "state");
        this.exchanges = requireNonNull(exchanges, "exchanges");
    }

    /** Sends until the page is closed or the simulator is. */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            out.write(news().getBytes(UTF_8));
            out.flush();
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Gives the events since the last look. The time is always one of them. */
    String news() {
        var events = new StringBuilder();
        var kept = exchanges.all();
        var repeats = Repeats.of(kept, state.tokenHeader());
        var vendor = state.vendor(kept, repeats);
        if (!vendor.equals(sentVendor)) {
            sentVendor = vendor;
            event(events, "vendor", vendor);
        }
        var newest = sentRevision;
        for (var exchange : kept) {
            if (exchange.revision() > sentRevision) {
                var repeated = Optional.ofNullable(repeats.get(exchange.id()));
                event(events, "request", state.exchange(exchange, repeated));
                newest = Math.max(newest, exchange.revision());
            }
        }
        sentRevision = newest;
        return event(events, "clock", Long.toString(state.now())).toString();
    }

    private static StringBuilder event(StringBuilder events, String name, String data) {
        return events.append("event: ").append(name).append("\ndata: ").append(data).append("\n\n");
    }
}
