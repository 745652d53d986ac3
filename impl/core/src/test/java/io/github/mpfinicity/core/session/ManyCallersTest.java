package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counts, with as many callers as a busy server has. */
@Timeout(120)
class ManyCallersTest {
    private final SessionFixture world = new SessionFixture();
    private final PartnerSession session = world.open();
    private final ExecutorService callers = callers();

    @AfterEach
    void end() {
        callers.shutdownNow();
        session.close();
        world.close();
    }

    @Test
    void tenThousandOnAColdSession_oneAuthentication() throws Exception {
        List<TokenResult> answers = callTogether(10_000);

        assertThat(answers).hasSize(10_000);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isSameAs(answers.get(0)));
        assertThat(answers.get(0)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void wrongSecret_thousandCallersHundredRounds_sentOnce() throws Exception {
        world.secret = "wrong-secret";
        for (int round = 0; round < 100; round++) {
            assertThat(callTogether(1000)).doesNotHaveAnyElementsOfTypes(CachedToken.class);
            world.clocks.advance(Duration.ofSeconds(1));
        }
        assertThat(world.vendor.calls).hasValue(1);
        // Twice for each look: before the turn and in it.
        assertThat(world.readings.get()).isBetween(4, 202);

        world.secret = "right-secret";
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void renewalFailsUnderLoad_nobodyFailsWhileTheOldTokenLives() throws Exception {
        session.current(Duration.ZERO);
        world.vendor.failure = new Outcome.Unknown("lost");
        world.clocks.advance(Duration.ofMinutes(93));

        assertThat(callTogether(1000)).hasOnlyElementsOfType(CachedToken.class);
        world.clocks.advance(Duration.ofMinutes(21));
        assertThat(callTogether(1000)).hasOnlyElementsOfType(CachedToken.class);
    }

    private List<TokenResult> callTogether(int count) throws Exception {
        var start = new CountDownLatch(1);
        Callable<TokenResult> call =
                () -> {
                    start.await();
                    return session.current(Duration.ZERO);
                };
        List<Future<TokenResult>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(callers.submit(call));
        }
        start.countDown();
        List<TokenResult> answers = new ArrayList<>();
        for (Future<TokenResult> one : calls) {
            answers.add(one.get());
        }
        return answers;
    }

    /** Virtual threads where the JDK has them, else a pool. */
    private static ExecutorService callers() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Executors.newFixedThreadPool(500);
        }
    }
}
