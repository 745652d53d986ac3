package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Throws everything there is at every step between a state and its effect: once, or until it is
 * repaired. The callers end, the next one succeeds, and the vendor counts no more than the budget.
 */
@Timeout(120)
class ThrowablesTest {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final int BUDGET = 3;

    static Stream<Arguments> kinds() {
        return Stream.of(
                        new OutOfMemoryError("unable to create native thread"),
                        overflow(),
                        new NoClassDefFoundError("gone"),
                        new Death(),
                        new IllegalStateException("broken"))
                .flatMap(kind -> Stream.of(true, false).map(once -> Arguments.of(kind, once)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noTokenYet_callersEndAndTheNextOneSucceeds(Throwable kind, boolean once) {
        int transition = 0;
        boolean blown = true;
        while (blown) {
            var fuse = new Fuse(kind, once);
            var world = new FusedWorld(fuse);
            fuse.arm(++transition);
            world.ask();
            world.clocks.advance(Duration.ofSeconds(1));
            world.ask();
            blown = fuse.repaired();

            String when = kind + " at step " + transition;
            recover(world, when);
            assertThat(world.asked).as(when).allMatch(stage -> stage.isDone());
            assertThat(world.sends).as(when).isLessThanOrEqualTo(BUDGET);
        }
        assertThat(transition).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void tokenLives_everyCallerGetsIt(Throwable kind, boolean once) {
        int transition = 0;
        boolean blown = true;
        while (blown) {
            var fuse = new Fuse(kind, once);
            var world = new FusedWorld(fuse);
            assertThat(world.ask()).isInstanceOf(CachedToken.class);
            fuse.arm(++transition);
            String when = kind + " at step " + transition;
            for (int minutes : new int[] {1, 92, 1, 10, 10}) {
                world.clocks.advance(Duration.ofMinutes(minutes));
                assertThat(world.ask()).as(when).isInstanceOf(CachedToken.class);
            }
            blown = fuse.repaired();
            assertThat(world.asked).as(when).hasSize(6).allMatch(stage -> stage.isDone());
            assertThat(world.asked).as(when).allMatch(stage -> stage.join() instanceof CachedToken);

            world.clocks.advance(Duration.ofHours(3));
            recover(world, when);
            assertThat(world.sends).as(when).isLessThanOrEqualTo(8);
        }
        assertThat(transition).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void vendorRefusesOrIsSilent_neverMoreThanTheBudget(Throwable kind, boolean once) {
        for (Outcome answer : List.of(FusedWorld.wrong(), new Outcome.Unknown("lost"))) {
            int transition = 0;
            boolean blown = true;
            while (blown) {
                var fuse = new Fuse(kind, once);
                var world = new FusedWorld(fuse);
                world.vendor = credentials -> answer;
                fuse.arm(++transition);
                for (int i = 0; i < 5; i++) {
                    world.ask();
                    world.clocks.advance(LONG_ENOUGH);
                }
                blown = fuse.repaired();
                for (int i = 0; i < 20; i++) {
                    world.ask();
                    world.clocks.advance(Duration.ofMinutes(31));
                }
                String when = kind + " at step " + transition;
                assertThat(world.mostUnanswered).as(when).isLessThanOrEqualTo(BUDGET);
                assertThat(world.asked).as(when).allMatch(stage -> stage.isDone());
            }
            assertThat(transition).isGreaterThan(20);
        }
    }

    /** Pauses and late windows go by; nobody does anything but ask. */
    private static void recover(FusedWorld world, String when) {
        TokenResult answer = null;
        for (int i = 0; i < 3 && !(answer instanceof CachedToken); i++) {
            world.clocks.advance(LONG_ENOUGH);
            answer = world.ask();
        }
        assertThat(answer).as(when).isInstanceOf(CachedToken.class);
    }

    /** As when the stack has come to its end. */
    private static Throwable overflow() {
        try {
            return new Abyss().next.get();
        } catch (StackOverflowError e) {
            return e;
        }
    }

    private static final class Abyss {
        private final Supplier<Throwable> next = this::deeper;

        private Throwable deeper() {
            return next.get();
        }
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
