package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends the process at every point of a change, and every one that follows at every point too. */
class ChangeCrashTest {
    private static final PartnerSecret NEXT = PartnerSecret.of("new-secret-1");

    @ParameterizedTest
    @CsvSource({"NONE, false", "NONE, true", "THIRTY_DAYS, false", "THIRTY_DAYS, true"})
    void endedOnce_nextStartFindsTheWorkingSecret(GracePeriod grace, boolean lost) {
        int points = 0;
        while (true) {
            var world = new CrashWorld();
            world.loseReplies = lost;
            boolean ended = change(world, grace, ++points);
            String when = "ended at point " + points;
            assertThat(finds(world, 0)).as(when).isTrue();
            assertThat(world.accepted).as(when).contains(world.present);
            assertThat(world.mostFailures).as(when).isLessThanOrEqualTo(1);
            if (!ended) {
                break;
            }
        }
        assertThat(points).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({"NONE, false", "NONE, true", "THIRTY_DAYS, false", "THIRTY_DAYS, true"})
    void endedTwice_neverMoreThanThreeFailures_andAnOperatorAtWorst(
            GracePeriod grace, boolean lost) {
        int first = 0;
        boolean ended = true;
        while (ended) {
            first++;
            boolean more = true;
            for (int second = 1; more; second++) {
                var world = new CrashWorld();
                world.loseReplies = lost;
                ended = change(world, grace, first);
                more = !finds(world, second);
                String when = "ended at points " + first + " and " + second;
                assertThat(world.mostFailures).as(when).isLessThanOrEqualTo(3);
                assertThat(
                                world.accepted.contains(world.present)
                                        || world.accepted.contains("" + world.pending))
                        .as(when)
                        .isTrue();
                assertThat(finds(world, 0) || findsOnceConfirmed(world)).as(when).isTrue();
            }
        }
        assertThat(first).isGreaterThan(10);
    }

    /** The request of a process that has ended is carried out after the next start's refusal. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requestArrivesAfterTheNextStart_newSecretFound(boolean forgets) {
        int late = 0;
        boolean ended = true;
        for (int point = 1; ended; point++) {
            var world = new CrashWorld();
            world.forgets = forgets;
            ended = change(world, GracePeriod.NONE, point);
            boolean mayBeSent = "new-secret-1".equals(world.pending);
            if (mayBeSent && world.accepted.contains("old-secret-1")) {
                String when = "ended at point " + point;
                late++;
                assertThat(finds(world, 0)).as(when).isTrue();
                world.accepted.clear();
                world.accepted.add("new-secret-1");
                world.clocks.advance(Duration.ofHours(2));
                assertThat(finds(world, 0)).as(when).isTrue();
                assertThat(world.present).as(when).isEqualTo("new-secret-1");
                assertThat(world.mostFailures).as(when).isLessThanOrEqualTo(1);
            }
        }
        assertThat(late).isGreaterThan(1);
    }

    @Test
    void neverEnded_changedWithoutAFailure() {
        var world = new CrashWorld();

        assertThat(change(world, GracePeriod.NONE, 0)).isFalse();
        assertThat(world.present).isEqualTo("new-secret-1");
        assertThat(world.pending).isNull();
        assertThat(world.mostFailures).isZero();
    }

    /** Whether the process ended before it had done its work. */
    private static boolean change(CrashWorld world, GracePeriod grace, int endsAt) {
        PartnerSession session = world.start(endsAt);
        session.current(Duration.ZERO);
        session.changeSecret(NEXT, grace);
        return world.isEnded();
    }

    /** Whether the next process comes to a token without an operator. */
    private static boolean finds(CrashWorld world, int endsAt) {
        PartnerSession session = world.start(endsAt);
        for (int i = 0; i < 5 && !world.isEnded(); i++) {
            if (session.current(Duration.ZERO) instanceof CachedToken) {
                return !world.isEnded();
            }
            world.clocks.advance(Duration.ofMinutes(2));
        }
        return false;
    }

    /** Three attempts are charged without an answer: that is where an operator is asked. */
    private static boolean findsOnceConfirmed(CrashWorld world) {
        PartnerSession session = world.start(0);
        assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Exhausted.class);
        session.confirmUnlocked();
        return finds(world, 0);
    }
}
