package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenResult;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asks with less and less left of the stack, down to nothing. */
@Timeout(300)
class StackDepthTest {
    private static final int MOST_ROOM = 4_000;
    private static final int STEP = 40;

    @Test
    void noTokenYet_nextCallerGetsOne() throws Exception {
        warmUp();
        for (int room = 0; room <= MOST_ROOM; room += STEP) {
            try (var world = new SessionFixture();
                    PartnerSession session = world.open()) {
                world.threads = task -> new Thread(task, "flight").start();
                askDeepDown(session, room);

                world.clocks.advance(Duration.ofSeconds(25));
                TokenResult answer = session.current(Duration.ZERO);
                for (int i = 0; i < 3 && !(answer instanceof CachedToken); i++) {
                    world.clocks.advance(Duration.ofMinutes(2));
                    answer = session.current(Duration.ZERO);
                }
                assertThat(answer).as("room for " + room).isInstanceOf(CachedToken.class);
                assertThat(world.vendor.calls.get()).isLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void tokenIsDue_itServesAllTheSame() throws Exception {
        warmUp();
        for (int room = 0; room <= MOST_ROOM; room += STEP) {
            try (var world = new SessionFixture();
                    PartnerSession session = world.open()) {
                world.threads = task -> new Thread(task, "flight").start();
                assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
                world.clocks.advance(Duration.ofMinutes(93));
                askDeepDown(session, room);

                assertThat(session.current(Duration.ZERO))
                        .as("room for " + room)
                        .isInstanceOf(CachedToken.class);
                assertThat(world.vendor.calls.get()).isLessThanOrEqualTo(3);
            }
        }
    }

    /** A pool that runs out of stack half-way keeps its lock: nobody ever gets a thread again. */
    @Test
    void threadsOfAPool_nextCallerGetsOne() throws Exception {
        warmUp();
        for (int room = 0; room <= 600; room++) {
            var pool = Executors.newCachedThreadPool();
            try (var world = new SessionFixture();
                    PartnerSession session = world.open()) {
                world.threads = pool;
                askDeepDown(session, room);

                TokenResult answer = session.current(Duration.ZERO);
                for (int i = 0; i < 3 && !(answer instanceof CachedToken); i++) {
                    world.clocks.advance(Duration.ofMinutes(2));
                    answer = session.current(Duration.ZERO);
                }
                assertThat(answer).as("room for " + room).isInstanceOf(CachedToken.class);
                assertThat(pool.submit(() -> "done").get()).isEqualTo("done");
            } finally {
                pool.shutdownNow();
            }
        }
    }

    /** A class whose first use ends so is never to be had again: that is not what is tried here. */
    private static void warmUp() throws Exception {
        for (boolean threads : new boolean[] {true, false}) {
            try (var world = new SessionFixture();
                    PartnerSession session = world.open()) {
                if (!threads) {
                    world.executor.shutdownNow();
                }
                askDeepDown(session, 2000);
                session.current(Duration.ZERO);
                world.clocks.advance(Duration.ofMinutes(93));
                session.current(Duration.ZERO);
                world.clocks.advance(Duration.ofSeconds(20));
                session.current(Duration.ZERO);
            }
        }
    }

    private static void askDeepDown(PartnerSession session, int room) throws Exception {
        var asked = new AtomicBoolean();
        Runnable ask =
                () -> {
                    asked.set(true);
                    session.warmUp();
                };
        var thread = new Thread(null, () -> dive(room, ask), "deep", 1 << 20);
        thread.start();
        thread.join();
        assertThat(asked.get() || room < 50).isTrue();
    }

    /** Goes to the end of the stack, and asks on the way back when there is that much room. */
    private static int dive(int room, Runnable ask) {
        if (room < 0) {
            return 0;
        }
        int above = 0;
        try {
            above = dive(room, ask) + 1;
        } catch (StackOverflowError e) {
            // This is the end.
        }
        if (above == room) {
            try {
                ask.run();
            } catch (Throwable e) {
                // The caller has ended.
            }
        }
        return above;
    }
}
