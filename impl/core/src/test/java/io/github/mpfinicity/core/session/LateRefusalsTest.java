package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls under way when a token was refused hear of it one after the other. */
@Timeout(60)
class LateRefusalsTest {
    private static final int CALLS = 64;
    private static final Duration APART = Duration.ofSeconds(1).dividedBy(CALLS);

    private final SessionFixture world = new SessionFixture();
    private final PartnerSession session = world.open();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLS);

    @AfterEach
    void end() {
        callers.shutdownNow();
        session.close();
        world.close();
    }

    @Test
    void sixtyFourOverASecond_oneAuthenticationAndOneNewToken() {
        AppToken refused = old();

        assertThat(refusalsOverASecond(refused)).hasSize(CALLS).containsOnly("token-2");
        assertThat(world.vendor.calls).hasValue(2);
    }

    /** The new token is old enough to be dropped by a refusal of its own. */
    @Test
    void anotherSixtyFourAMinuteLater_newTokenStays() {
        AppToken refused = old();
        refusalsOverASecond(refused);
        world.clocks.advance(Duration.ofMinutes(1));

        assertThat(refusalsOverASecond(refused)).hasSize(CALLS).containsOnly("token-2");
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void overTheSecondOfTheRenewalItself_oneAuthentication() throws Exception {
        AppToken refused = old();
        world.vendor.gate = new CountDownLatch(1);
        List<CompletableFuture<TokenResult>> answers = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            session.invalidate(refused);
            answers.add(session.currentAsync().toCompletableFuture());
            world.clocks.advance(APART);
        }
        world.vendor.gate.countDown();

        for (CompletableFuture<TokenResult> each : answers) {
            assertThat(((CachedToken) each.get()).token().value()).isEqualTo("token-2");
        }
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void sixtyFourThreadsAtOnceAndAgainAMinuteLater_oneAuthentication() throws Exception {
        AppToken refused = old();
        for (int round = 0; round < 3; round++) {
            var start = new CountDownLatch(1);
            List<Future<String>> values = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                values.add(
                        callers.submit(
                                () -> {
                                    start.await();
                                    return afterRefusalOf(refused);
                                }));
            }
            start.countDown();
            for (Future<String> each : values) {
                assertThat(each.get()).isEqualTo("token-2");
            }
            world.clocks.advance(Duration.ofMinutes(1));
        }
        assertThat(world.vendor.calls).hasValue(2);
    }

    /** Old enough for a refusal to be believed. */
    private AppToken old() {
        AppToken token = ((CachedToken) session.current(Duration.ZERO)).token();
        world.clocks.advance(Duration.ofMinutes(1));
        return token;
    }

    private List<String> refusalsOverASecond(AppToken refused) {
        List<String> values = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            values.add(afterRefusalOf(refused));
            world.clocks.advance(APART);
        }
        return values;
    }

    private String afterRefusalOf(AppToken refused) {
        session.invalidate(refused);
        return ((CachedToken) session.current(Duration.ZERO)).token().value();
    }
}
