package io.github.mpfinicity.store.jdbc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.fault.Gate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What nodes with wrong secrets cost the account. */
class WrongSecretsTest extends FleetFixture {
    private static final int STARTS = 3;

    @ParameterizedTest
    @MethodSource(COUNTED)
    void oneWrongSecretAndCrashLoopOfAllNodes_sentOnce(Engine engine) throws Exception {
        start(engine);
        var gate = Gate.beforeProcessing();
        vendor.onAuthentication().next(gate);
        startNodes(WRONG);
        fleet.tell("ask");
        gate.awaitArrivals(1);
        fleet.look(nodes - 1);
        gate.release();
        assertThat(fleet.answers(nodes).values()).hasSize(nodes).containsOnly("Rejected");
        assertSent(1);

        for (int i = 1; i < STARTS; i++) {
            fleet.kill();
            startNodes(WRONG);
            assertThat(fleet.all("ask")).hasSize(nodes).containsOnly("Rejected");
        }
        assertSent(1);
    }

    /** Two definite refusals are all that the budget of three allows. */
    @ParameterizedTest
    @EnumSource
    void wrongSecretEach_twoAreSent(Engine engine) throws Exception {
        start(engine);
        startNodes(IntStream.range(0, nodes).mapToObj(i -> WRONG + i).toList());

        List<String> answers = fleet.all("ask");

        assertThat(answers).filteredOn("Rejected"::equals).hasSize(2);
        assertThat(answers).filteredOn("Exhausted"::equals).hasSize(nodes - 2);
        assertSent(2);
    }
}
