package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor says yes to a change, and then answers no authentication. Ends at every point. */
class ChangeUnansweredTest {
    private static final String NEW = "new-secret-1";
    private static final String OLD = "old-secret-1";

    @ParameterizedTest
    @CsvSource({"no answer, 1", "status 500, 3"})
    void yesAndThenNoAnswer_onlyTheNewSecretIsUsed(String answer, int times) {
        int afterTheYes = 0;
        int points = 0;
        boolean ended = true;
        while (ended) {
            var world = new CrashWorld();
            String when = "ended at point " + ++points;
            ended = change(world, points, answer, times);
            if (world.accepted.contains(NEW)) {
                assertThat(NEW).as(when).isIn(world.present, world.pending);
            }
            if (world.dead.contains(OLD)) {
                afterTheYes++;
                assertThat(findsToken(world)).as(when).isTrue();
                assertThat(world.present).as(when).isEqualTo(NEW);
            }
            assertThat(world.presentedDead).as(when).isEmpty();
            assertThat(world.mostFailures).as(when).isLessThanOrEqualTo(3);
        }
        assertThat(afterTheYes).isGreaterThan(8);
    }

    /** Whether the process ended before it had done its work. */
    private static boolean change(CrashWorld world, int endsAt, String answer, int times) {
        world.start(0).current(Duration.ZERO);
        world.unanswered = times;
        world.answer = new Outcome.Unknown(answer);
        try {
            PartnerSession session = world.start(endsAt);
            session.changeSecret(PartnerSecret.of(NEW), GracePeriod.NONE);
            for (int i = 0; i < times; i++) {
                session.current(Duration.ZERO);
                world.clocks.advance(Duration.ofHours(3));
            }
        } catch (CrashWorld.Crash e) {
            // The next process goes on.
        }
        return world.isEnded();
    }

    private static boolean findsToken(CrashWorld world) {
        PartnerSession session = world.start(0);
        for (int i = 0; i < 20; i++) {
            if (session.current(Duration.ZERO) instanceof CachedToken) {
                return true;
            }
            world.clocks.advance(Duration.ofMinutes(35));
        }
        return false;
    }
}
