package io.github.mpfinicity.store.jdbc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a fleet writes down under faults that were drawn. {@code -Dfleet.seed} plays a seed again,
 * {@code -Dfleet.rounds} plays more rounds.
 */
class RoundsTest extends FleetFixture {
    private static final long SEED = Long.getLong("fleet.seed", System.nanoTime() % 1_000_000);

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void faultsFromASeed_historiesArePossible(Engine engine) throws Exception {
        int rounds = Integer.getInteger("fleet.rounds", engine.rounds());
        System.out.println(engine + ": -Dfleet.seed=" + SEED + " -Dfleet.rounds=" + rounds);
        try (var all = new Rounds(vendor, start(engine), folder, SEED)) {
            all.start();
            for (int round = 1; round <= rounds; round++) {
                assertThat(all.play(round))
                        .as(
                                "seed %d, round %d on %s, written down in %s:%n  %s",
                                SEED, round, engine, folder, all.story())
                        .isEmpty();
                if (Boolean.getBoolean("fleet.told")) {
                    System.out.println("round " + round + " " + all.story());
                }
            }
            System.out.println(engine + ": " + rounds + " rounds, " + all.size());
        }
    }
}
