package io.github.mpfinicity.simulator.page;

import io.github.mpfinicity.simulator.authentication.AuthenticationEndpoint;
import java.util.List;
import java.util.Map;

/**
 * What the requests of a partner tell of its client.
 *
 * @param mood decides the colour
 * @param text one sentence
 */
record ClientState(Mood mood, String text) {

    enum Mood {
        SILENT,
        WAITING,
        WELL,
        HEALED,
        REFUSED
    }

    /**
     * Looks at the last request.
     *
     * @param own the requests of one partner, oldest first
     * @param repeats as found by {@link Repeats}
     */
    static ClientState of(List<Exchange> own, Map<Long, Long> repeats) {
        if (own.isEmpty()) {
            return new ClientState(Mood.SILENT, "No request yet.");
        }
        var last = own.get(own.size() - 1);
        var authentication = AuthenticationEndpoint.isFor(last.request());
        if (last.answer().isEmpty()) {
            return new ClientState(
                    Mood.WAITING, authentication ? "Waits for a token." : "Waits for an answer.");
        }
        if (!last.served()) {
            return new ClientState(Mood.REFUSED, refused(last, authentication));
        }
        if (repeats.containsKey(last.id())) {
            var refused = repeats.get(last.id());
            return new ClientState(
                    Mood.HEALED,
                    "Call #%d was refused, and sent again as #%d with another token."
                            .formatted(refused, last.id()));
        }
        return new ClientState(
                Mood.WELL, authentication ? "It has a new token." : "Its calls are answered.");
    }

    private static String refused(Exchange last, boolean authentication) {
        var answer = last.answer().orElseThrow();
        var what = authentication ? "Its last authentication" : "Its last call";
        return answer.status() == Answer.NONE.status()
                ? what + " got no answer."
                : what + " was refused with " + answer.status() + ".";
    }
}
