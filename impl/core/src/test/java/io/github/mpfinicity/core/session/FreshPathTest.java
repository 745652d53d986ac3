package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The path of almost every call, counted: objects and looks at the clocks. */
@Timeout(60)
class FreshPathTest {
    private static final Duration STALE = Duration.ofMinutes(100);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final CountingClocks clocks = new CountingClocks();
    private final SessionFixture world = new SessionFixture();
    private final PartnerSession session = world.open(clocks);

    @Test
    void freshToken_noObject() {
        TokenResult held = firstToken();

        assertThat(bytesOfCalls()).isZero();
        assertThat(current()).isSameAs(held);
    }

    @Test
    void staleTokenInBackOff_noObject() {
        TokenResult held = firstToken();
        clocks.advance(STALE);
        world.vendor.broken = true;
        current();
        world.await(() -> world.news.size() == 2);

        assertThat(bytesOfCalls()).isZero();
        assertThat(current()).isSameAs(held);
        assertThat(world.vendor.calls).hasValue(2);
    }

    @Test
    void staleTokenWhileTheNextIsFetched_noObject() {
        TokenResult held = firstToken();
        clocks.advance(STALE);
        world.vendor.gate = new CountDownLatch(1);
        current();
        world.awaitCalls(2);

        assertThat(bytesOfCalls()).isZero();
        assertThat(current()).isSameAs(held);
    }

    @Test
    void freshToken_eachClockIsReadOnce() {
        firstToken();
        clocks.looksAtTheWall = 0;
        clocks.looks = 0;

        current();

        assertThat(clocks.looksAtTheWall).isEqualTo(1);
        assertThat(clocks.looks).isEqualTo(1);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private TokenResult firstToken() {
        return session.current(world.longestWait);
    }

    private TokenResult current() {
        return session.current(Duration.ZERO);
    }

    private long bytesOfCalls() {
        calls();
        long before = bytes();
        calls();
        return bytes() - before;
    }

    private void calls() {
        for (int i = 0; i < 100; i++) {
            current();
        }
        bytes();
    }

    private static long bytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** They stand: in a pause, calls look at the shared record once a second. */
    private static final class CountingClocks implements Clocks {
        private volatile Moment now = Clocks.system().now();
        int looks;
        int looksAtTheWall;

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Moment now() {
            return now;
        }

        @Override
        public long wallNanos() {
            looksAtTheWall++;
            return now.wallNanos();
        }

        @Override
        public long nanos() {
            looks++;
            return now.nanos();
        }
    }
}
