package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vendor says no to a change, or never hears of it. Ends the process at every point. */
class ChangeNotMadeTest {
    private static final String OLD = "old-secret-1";

    static Stream<Outcome> noes() {
        return Stream.of(new Outcome.ChangeRefused(400, "24437"), new Outcome.NotSent("refused"));
    }

    @ParameterizedTest
    @MethodSource("noes")
    void onceThatIsKnown_theNewSecretIsNeverPresented(Outcome no) {
        int known = 0;
        int points = 0;
        boolean ended = true;
        while (ended) {
            var world = new CrashWorld();
            world.no = no;
            ended = change(world, ++points);
            String when = no + ", ended at point " + points;
            known += world.dead.isEmpty() ? 0 : 1;
            assertThat(findsToken(world)).as(when).isTrue();
            assertThat(world.pending).as(when).isNull();
            assertThat(world.present).as(when).isEqualTo(OLD);
            assertThat(world.presentedDead).as(when).isEmpty();
            assertThat(world.mostFailures).as(when).isLessThanOrEqualTo(1);
        }
        assertThat(known).isGreaterThan(2);
    }

    /** Whether the process ended before it had done its work. */
    private static boolean change(CrashWorld world, int endsAt) {
        world.start(0).current(Duration.ZERO);
        try {
            PartnerSession session = world.start(endsAt);
            session.changeSecret(PartnerSecret.of("new-secret-1"), GracePeriod.NONE);
        } catch (CrashWorld.Crash e) {
            // The next process goes on.
        }
        return world.isEnded();
    }

    /** The operator confirms when a request of the process that has ended can no longer arrive. */
    private static boolean findsToken(CrashWorld world) {
        PartnerSession session = world.start(0);
        world.clocks.advance(LockoutPolicy.LATE_WINDOW);
        session.confirmUnlocked();
        for (int i = 0; i < 5; i++) {
            if (session.current(Duration.ZERO) instanceof CachedToken) {
                return true;
            }
            world.clocks.advance(Duration.ofMinutes(35));
        }
        return false;
    }
}
