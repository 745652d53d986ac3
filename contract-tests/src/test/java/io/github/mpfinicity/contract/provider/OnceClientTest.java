package io.github.mpfinicity.contract.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.contract.PactFile;
import io.github.mpfinicity.contract.States;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.wire.Reply;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnceClientTest {
    static Stream<Fault> invitations() {
        return Stream.of(
                (request, honest) -> Reply.empty(429).withHeader("Retry-After", "0"),
                (request, honest) -> Reply.empty(503).withHeader("Retry-After", "0"),
                (request, honest) -> Reply.empty(307).withHeader("Location", request.path()),
                Faults.dropConnection());
    }

    @ParameterizedTest
    @MethodSource("invitations")
    void invitationToSendAgain_declined(Fault invitation) {
        var sent = new AtomicInteger();
        Fault counting =
                (request, honest) -> {
                    sent.incrementAndGet();
                    return invitation.answer(request, honest);
                };
        var interaction = PactFile.written().interaction("a request for a token");
        try (var states = new SimulatedStates("us", counting)) {
            var values = states.set(States.ACTIVE, States.US);

            assertThat(
                            Verification.differences(
                                    interaction, new OnceClient(states.baseUri()), values))
                    .isNotEmpty();
        }
        assertThat(sent).hasValue(1);
    }

    @Test
    @Timeout(30)
    void bodyWithoutEnd_timedOut() {
        var interaction = PactFile.written().interaction("a request for a token");
        try (var states = new SimulatedStates("us", Faults.dribble(Duration.ofDays(1)))) {
            var values = states.set(States.ACTIVE, States.US);
            var client = new OnceClient(states.baseUri(), Duration.ofSeconds(1));

            assertThat(Verification.differences(interaction, client, values)).isNotEmpty();
            assertThat(client.failure()).isInstanceOf(HttpTimeoutException.class);
        }
    }
}
