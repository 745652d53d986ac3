package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Changes at a vendor that answers anything, with a place that fails and processes that end
 * anywhere, at random.
 */
class ChangeRandomTest {
    private static final PartnerSecret NEXT = PartnerSecret.of("new-secret-1");
    private static final int RUNS = 2_000;
    private static final int BUDGET = 3;

    @Test
    void whateverComesBack_noSecretIsLostAndNoDeadOneIsUsed() {
        int changed = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            var world = new CrashWorld();
            run(world, seed);
            changed += world.accepted.contains("new-secret-1") ? 1 : 0;
        }
        assertThat(changed).isBetween(RUNS / 4, RUNS * 3 / 4);
    }

    private static void run(CrashWorld world, int seed) {
        String run = "seed " + seed;
        var random = new Random(seed * 1_000_003L);
        GracePeriod grace = random.nextBoolean() ? GracePeriod.NONE : GracePeriod.THIRTY_DAYS;
        world.start(0).current(Duration.ZERO);
        world.reason = random;
        uses(world, random, session -> session.changeSecret(NEXT, grace));
        requireKept(world, run);
        for (int i = 0; i < 3; i++) {
            uses(world, random, session -> {});
            requireKept(world, run);
        }
        world.reason = null;
        PartnerSession session = world.start(0);
        TokenResult last = new Refusal.Closed();
        for (int i = 0; i < 40 && !(last instanceof CachedToken); i++) {
            world.clocks.advance(Duration.ofMinutes(35));
            last = session.current(Duration.ZERO);
        }
        requireKept(world, run);
        boolean spent = last instanceof Refusal.Exhausted && world.chargeable >= BUDGET;
        assertThat(last instanceof CachedToken || spent || !world.explained)
                .as(run + ": " + last + " after " + world.chargeable)
                .isTrue();
    }

    private interface Use {
        void of(PartnerSession session);
    }

    /** A process that lives for some hours, or ends at some point before that. */
    private static void uses(CrashWorld world, Random random, Use use) {
        int endsAt = random.nextBoolean() ? 0 : 1 + random.nextInt(25);
        try {
            PartnerSession session = world.start(endsAt);
            use.of(session);
            for (int i = 0; i < 3; i++) {
                world.clocks.advance(Duration.ofMinutes(random.nextInt(40)));
                session.current(Duration.ZERO);
            }
        } catch (CrashWorld.Crash e) {
            world.clocks.advance(Duration.ofSeconds(random.nextInt(120)));
        }
    }

    private static void requireKept(CrashWorld world, String run) {
        assertThat(world.presentedDead).as(run).isEmpty();
        assertThat(world.mostFailures).as(run).isLessThanOrEqualTo(BUDGET);
        boolean kept =
                world.accepted.contains(world.present)
                        || world.accepted.contains("" + world.pending);
        assertThat(kept).as(run + ": one of the secrets kept is right").isTrue();
        if (world.accepted.contains("new-secret-1")) {
            boolean both =
                    world.present.equals("new-secret-1") || "new-secret-1".equals(world.pending);
            assertThat(both).as(run + ": the new secret is kept").isTrue();
        }
    }
}
