package io.github.mpfinicity.contract.npm;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import io.github.mpfinicity.contract.PactFile;
import io.github.mpfinicity.contract.provider.SimulatedStates;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second opinion: the verifier in Rust has a matching engine of its own. */
class RustVerifierTest {
    private final Npm npm = new Npm();
    private final PactFile pact = PactFile.written();

    @ParameterizedTest
    @ValueSource(strings = {"us", "au"})
    void simulator_keepsThePact(String region) throws IOException {
        Npm.Result result = verify(region, (request, honest) -> honest.take());

        assertThat(result.exit()).as(result.output()).isZero();
    }

    @Test
    void twoRegions_areAllThereIs() {
        assertThat(pact.interactions()).extracting(PactFile::region).containsOnly("us", "au");
    }

    /** Not every kind of wrong answer as in the other engine; one, to see that it can fail. */
    @Test
    void otherCodes_noticed() throws IOException {
        Npm.Result result =
                verify(
                        "us",
                        (request, honest) ->
                                Reply.json(honest.take().status(), "{\"code\":99999}"));

        assertThat(result.exit()).isOne();
        assertThat(result.output())
                .contains("a request for a token with a wrong secret", "$.code", "99999");
    }

    /** One simulator is of one region, and the verifier takes one address. */
    private Npm.Result verify(String region, Fault answer) throws IOException {
        List<String> descriptions = pact.of(region).map(SynchronousHttp::getDescription).toList();
        try (var states = new SimulatedStates(region, answer);
                var server = new StateServer(states)) {
            Npm.Result result =
                    npm.run(
                            "pact",
                            "verifier",
                            "--no-colour",
                            "--file=" + pact.path(),
                            "--hostname=127.0.0.1",
                            "--port=" + states.baseUri().getPort(),
                            "--provider-name=finicity-partner-auth",
                            "--state-change-url=" + server.uri(),
                            "--filter-description="
                                    + descriptions.stream()
                                            .collect(Collectors.joining("|", "^(", ")$")));
            assertThat(server.set()).as(result.output()).hasSameSizeAs(descriptions);
            return result;
        }
    }
}
