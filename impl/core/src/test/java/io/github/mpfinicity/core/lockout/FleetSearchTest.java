package io.github.mpfinicity.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fleets on the classes that decide in production, with every crash, lost reply and lease that runs
 * out. What a node does between two writes to the record is in {@code session.SearchTest}.
 *
 * <p>Nothing is left out but what the table says: how many nodes, which budget, how many secrets.
 * The larger worlds have millions of states and take a minute: {@code -Dsearch.long=true}.
 */
@Tag("fleet")
@Timeout(1200)
class FleetSearchTest {
    private static final List<String> SECRETS = List.of(FleetWorld.RIGHT, "wrong", "wronger");

    @ParameterizedTest(name = "{0} nodes, a budget of {1}, {2} secrets")
    @CsvSource({"3, 2, 2", "4, 2, 1", "4, 1, 2", "5, 1, 2"})
    void production_noInvariantBreaks(int nodes, int budget, int secrets) {
        search(nodes, budget, secrets);
    }

    @ParameterizedTest(name = "{0} nodes, a budget of {1}, {2} secrets")
    @EnabledIfSystemProperty(named = "search.long", matches = "true")
    @CsvSource({"3, 3, 2", "4, 2, 2", "5, 2, 1"})
    void productionWithMore_noInvariantBreaks(int nodes, int budget, int secrets) {
        search(nodes, budget, secrets);
    }

    private static void search(int nodes, int budget, int secrets) {
        var design = new FleetDesign(budget);
        var search = new FleetSearch(design, nodes, SECRETS.subList(0, secrets));
        long start = System.nanoTime();

        String violation = search.run();

        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.printf(
                "fleet of %d, budget %d, %d secrets: %d states, %d ms%n",
                nodes, budget, secrets, search.states(), millis);
        assertThat(violation).isNull();
    }

    static Stream<Arguments> mutants() {
        return Stream.of(
                Arguments.of("I3", new FleetMutants.ChargeAfter()),
                Arguments.of("I3", new FleetMutants.ResetOnSuccess()),
                Arguments.of("I3", new FleetMutants.RefundTwice()),
                Arguments.of("I3", new FleetMutants.CountOrphans()),
                Arguments.of("I3", new FleetMutants.RefundUnknown()),
                Arguments.of("I3", new FleetMutants.AgeTooEarly()),
                Arguments.of("I3", new FleetMutants.StoreForgets()),
                Arguments.of("I1", new FleetMutants.NoLease()),
                Arguments.of("I10", new FleetMutants.NoPause()),
                Arguments.of("I7", new FleetMutants.RenewEach()),
                Arguments.of("I9", new FleetMutants.AdoptAny()),
                Arguments.of("I8", new FleetMutants.LateToken()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mutants")
    void mutant_found(String invariant, FleetDesign mutant) {
        String violation = new FleetSearch(mutant, 3, SECRETS).run();

        assertThat(violation).startsWith(invariant + ":");
        if (Boolean.getBoolean("search.traces")) {
            System.out.println(mutant + ": " + violation);
        }
    }
}
