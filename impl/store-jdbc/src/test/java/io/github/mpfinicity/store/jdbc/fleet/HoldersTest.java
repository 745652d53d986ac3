package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.simulator.fault.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The node that authenticates is gone, for a while or for good, while the vendor thinks. */
class HoldersTest extends FleetFixture {
    private static final Duration WITHIN_THE_LEASE = Duration.ofMinutes(8);
    private static final Duration REST_OF_THE_LEASE = Duration.ofMinutes(2);

    private final Gate gate = Gate.afterProcessing();

    @ParameterizedTest
    @MethodSource(COUNTED)
    void holderIsKilled_anotherOneGoesOnAfterTheLease(Engine engine) throws Exception {
        start(engine);
        fleet.kill(holder());

        others();

        assertOneToken(List.copyOf(fleet.answers(nodes - 1).values()));
        assertSent(2);
    }

    @ParameterizedTest
    @MethodSource(COUNTED)
    void holderIsFrozen_itsLateTokenIsOnlyCounted(Engine engine) throws Exception {
        start(engine);
        Node holder = holder();
        holder.freeze();

        others();
        List<String> answers = new ArrayList<>(fleet.answers(nodes - 1).values());
        gate.release();
        holder.thaw();
        answers.addAll(fleet.answers(1).values());

        assertOneToken(answers);
        assertSent(2);
    }

    /** All nodes ask, and the vendor does not answer the one that sends. */
    private Node holder() throws Exception {
        vendor.onAuthentication().next(gate);
        startNodes(rightSecret());
        fleet.tell("ask");
        gate.awaitArrivals(1);
        return fleet.except(fleet.look(nodes - 1));
    }

    /** They wait for as long as the lease lasts, and no longer: who sends does not look twice. */
    private void others() throws Exception {
        clock.advance(WITHIN_THE_LEASE);
        fleet.look(nodes - 1);
        fleet.look(nodes - 1);
        assertSent(1);
        clock.advance(REST_OF_THE_LEASE);
    }
}
