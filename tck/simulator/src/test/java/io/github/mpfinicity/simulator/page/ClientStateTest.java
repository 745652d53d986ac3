package io.github.mpfinicity.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.page.ClientState.Mood;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of a client, from requests that a simulator has recorded. */
@Timeout(30)
class ClientStateTest {

    private static final String TOKEN = "Finicity-App-Token";

    @Test
    void noRequest_silent() {
        assertThat(ClientState.of(List.of(), Map.of()).mood()).isEqualTo(Mood.SILENT);
    }

    @Test
    void refusedAndSentAgain_healed() throws Exception {
        var exchanges = exchanges(recorded("old", "new", "new"), 401, 200, 200);
        var repeats = Repeats.of(exchanges, TOKEN);

        assertThat(repeats).containsExactly(Map.entry(2L, 1L));
        assertThat(ClientState.of(exchanges.subList(0, 2), repeats))
                .isEqualTo(
                        new ClientState(
                                Mood.HEALED,
                                "Call #1 was refused, and sent again as #2 with another token."));
        assertThat(ClientState.of(exchanges, repeats).mood()).isEqualTo(Mood.WELL);
        assertThat(ClientState.of(exchanges.subList(0, 1), repeats))
                .isEqualTo(new ClientState(Mood.REFUSED, "Its last call was refused with 401."));
    }

    @Test
    void sameTokenOrOtherRefusal_notHealed() throws Exception {
        assertThat(Repeats.of(exchanges(recorded("one", "one"), 401, 200), TOKEN)).isEmpty();
        assertThat(Repeats.of(exchanges(recorded("one", "two"), 429, 200), TOKEN)).isEmpty();
    }

    @Test
    void noAnswer_saidSo() throws Exception {
        var requests = recorded("one");

        assertThat(ClientState.of(exchanges(requests, 0), Map.of()).text())
                .isEqualTo("Its last call got no answer.");
        assertThat(ClientState.of(exchanges(requests), Map.of()).mood()).isEqualTo(Mood.SILENT);
        assertThat(ClientState.of(List.of(exchange(1, requests.get(0))), Map.of()).mood())
                .isEqualTo(Mood.WAITING);
    }

    private static List<RecordedRequest> recorded(String... tokens) throws Exception {
        try (var simulator = FinicitySimulator.start()) {
            var client = new TestClient(simulator);
            for (var token : tokens) {
                client.customers(token);
            }
            return simulator.requests();
        }
    }

    private static List<Exchange> exchanges(List<RecordedRequest> requests, int... statuses) {
        var exchanges = new ArrayList<Exchange>();
        for (int i = 0; i < statuses.length; i++) {
            exchanges.add(
                    exchange(i + 1, requests.get(i)).withAnswer(new Answer(statuses[i], ""), i));
        }
        return exchanges;
    }

    private static Exchange exchange(long id, RecordedRequest request) {
        return new Exchange(id, id, request, Optional.of("1"), Optional.empty(), Optional.empty());
    }
}
