package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.result.CachedToken;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecheckTest {
    private final SessionFixture world = new SessionFixture();
    private final PartnerSession session = world.open();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void nothingChanged_lookedAtEveryThirtySecondsWhileInUse() {
        CachedToken first = token();
        int before = world.readings.get();
        for (int i = 0; i < 100; i++) {
            assertThat(token()).isSameAs(first);
        }
        assertThat(world.readings).hasValue(before);

        world.clocks.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 100; i++) {
            assertThat(token()).isSameAs(first);
        }
        world.await(() -> world.readings.get() == before + 1);
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void appKeyChanged_oldTokenNotGivenOnceThatIsNoticed() {
        CachedToken first = token();
        world.appKey = "another-key";
        world.clocks.advance(Duration.ofSeconds(30));
        token();
        world.awaitCalls(2);

        assertThat(token().binding().appKey()).isEqualTo("another-key");
        assertThat(token()).isNotSameAs(first);
        world.await(() -> world.news.contains("app key changed"));
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void originChanged_oldTokenNotGiven() {
        token();
        world.origin = "https://other";
        world.clocks.advance(Duration.ofSeconds(30));
        token();
        world.awaitCalls(2);

        assertThat(token().binding().origin()).isEqualTo("https://other");
    }

    @Test
    void appKeyRefused_lookedAtAtOnceThoughTheTokenIsYoung() {
        CachedToken first = token();
        world.appKey = "another-key";
        session.appKeyRefused(first.token());
        world.clocks.advance(Duration.ofSeconds(1));
        session.appKeyRefused(first.token());
        world.awaitCalls(2);

        assertThat(token().binding().appKey()).isEqualTo("another-key");
    }

    @Test
    void appKeyRefusedAndNotChanged_looksASecondApartAndKeepsTheToken() {
        CachedToken first = token();
        world.clocks.advance(Duration.ofHours(1));
        int before = world.readings.get();
        for (int i = 0; i < 100; i++) {
            session.appKeyRefused(first.token());
        }
        world.await(() -> world.readings.get() == before + 1);

        assertThat(token()).isSameAs(first);
    }

    private CachedToken token() {
        return (CachedToken) session.current(Duration.ZERO);
    }

    /** What a look throws may hold a secret, and whoever hears of it prints it. */
    @Test
    void lookFails_nobodyHearsOfIt() {
        token();
        var heard = new AtomicReference<Throwable>();
        var looks = new AtomicInteger();
        world.reader =
                () -> {
                    Thread.currentThread().setUncaughtExceptionHandler((t, e) -> heard.set(e));
                    looks.incrementAndGet();
                    throw new IllegalStateException("s3cret");
                };
        world.clocks.advance(SessionRules.RECHECK_WHILE_SERVED);
        token();
        world.await(() -> looks.get() == 1);
        world.executor.shutdown();
        world.await(world.executor::isTerminated);

        assertThat(heard).hasNullValue();
    }
}
