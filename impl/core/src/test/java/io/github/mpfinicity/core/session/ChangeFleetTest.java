package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The change of the secret in a fleet of production sessions. At each point of one node another one
 * renews or changes the secret, too, and each of them may end at each of its points.
 *
 * <p>One more run of a plan at random: {@code -Dchange.seed=} its number.
 */
@Timeout(1200)
class ChangeFleetTest {
    private static final int RANDOM_PLANS = 1_500;
    private static final int MOST_POINTS = 40;

    @Test
    void otherNodeActsAtEachPoint_oneSecretIsKeptAndFound() {
        String broken = new ChangeSearch(new ChangeMistake()).run();

        assertThat(broken).isNull();
    }

    @Test
    @Tag("fleet")
    void bothNodesEndAnywhere_oneSecretIsKeptAndFound() {
        long first = Long.getLong("change.seed", System.nanoTime());
        int plans = Long.getLong("change.seed") == null ? RANDOM_PLANS : 1;
        for (long seed = first; seed < first + plans; seed++) {
            ChangePlan plan = ChangeSearch.drawn(new Random(seed), MOST_POINTS);
            String broken = plan.in(new ChangeFleet(new ChangeMistake())).broken();
            assertThat(broken).as("-Dchange.seed=%d: %s", seed, plan).isNull();
        }
    }

    static Stream<ChangeMistake> mistakes() {
        return Stream.of(
                new ChangeMistake.ForgetsReplaced(),
                new ChangeMistake.TakesLostForNotSent(),
                new ChangeMistake.TakesLostForMade(),
                new ChangeMistake.ChargesAfter(),
                new ChangeMistake.TakesNoLease());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_found(ChangeMistake mistake) {
        @Nullable String broken = new ChangeSearch(mistake).run();

        assertThat(broken).startsWith(mistake.breaks());
    }
}
