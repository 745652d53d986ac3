package io.github.mpfinicity.simulator.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the calls that a client sent again with another token after theirs was refused. */
final class Repeats {

    private Repeats() {}

    /**
     * Compares each served call with the one before it.
     *
     * @param exchanges oldest first
     * @param tokenHeader carries the token
     * @return for the id of a served call, the id of the refused one that it repeats
     */
    static Map<Long, Long> of(List<Exchange> exchanges, String tokenHeader) {
        var repeats = new HashMap<Long, Long>();
        for (int i = 0; i < exchanges.size(); i++) {
            var call = exchanges.get(i);
            if (call.served() && call.request().header(tokenHeader).isPresent()) {
                before(exchanges.subList(0, i), call)
                        .filter(Exchange::unauthorized)
                        .filter(
                                refused ->
                                        !refused.request()
                                                .header(tokenHeader)
                                                .equals(call.request().header(tokenHeader)))
                        .ifPresent(refused -> repeats.put(call.id(), refused.id()));
            }
        }
        return repeats;
    }

    private static Optional<Exchange> before(List<Exchange> earlier, Exchange call) {
        return earlier.stream().filter(call::sameCall).reduce((first, second) -> second);
    }
}
