package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadAheadTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void endless_onlyTheBeginningIsRead() throws IOException {
        var endless = new Source(4096);
        var ahead = new ReadAhead(endless, false);

        ahead.run();

        assertThat(ahead.endsWithin(Duration.ZERO)).isTrue();
        assertThat(ahead.stop()).hasSize(ReplyReader.LONGEST_PREFIX);
        assertThat(endless.reads).isEqualTo(16);
        assertThat(ahead.isWhole()).isFalse();
        assertThat(ahead.rest()).isSameAs(endless);
    }

    @Test
    void dribbling_givenUp() {
        var ahead = new ReadAhead(new Source(1), false);

        ahead.run();

        assertThat(ahead.stop()).hasSize(64);
    }

    @Test
    void brokenOff_readerIsToldAfterWhatCame() throws IOException {
        var ahead =
                new ReadAhead(
                        new SequenceInputStream(bytes("begun"), new End(new IOException("reset"))),
                        false);

        ahead.run();

        assertThat(ahead.isWhole()).isTrue();
        assertThat(ahead.stop()).asString(UTF_8).isEqualTo("begun");
        InputStream rest = ahead.rest();
        assertThatIOException().isThrownBy(rest::read).withMessage("reset");
        rest.close();
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void stalls_readerGetsWhatCameThenTheRest() throws Exception {
        ReadAhead ahead = stalledAfter("be", "gun", false);

        assertThat(ahead.endsWithin(Duration.ZERO)).isFalse();
        assertThat(ahead.isWhole()).isFalse();
        assertThat(ahead.stop()).asString(UTF_8).isEqualTo("be");
        InputStream rest = ahead.rest();
        assertThat(rest.available()).isZero();
        release.countDown();

        assertThat(rest.readAllBytes()).asString(UTF_8).isEqualTo("gun");
        rest.close();
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void endsWhileWaitedFor_allOfIt() throws Exception {
        ReadAhead ahead = stalledAfter("be", "gun", false);
        release.countDown();

        assertThat(ahead.endsWithin(LONG)).isTrue();
        assertThat(ahead.isWhole()).isTrue();
        assertThat(ahead.stop()).asString(UTF_8).isEqualTo("begun");
    }

    /** Engines' streams are not made for two threads. */
    @Test
    void closedWhileRead_closedAfterThat() throws Exception {
        ReadAhead ahead = stalledAfter("be", "gun", false);
        ahead.stop();

        ahead.rest().close();
        assertThat(closed.getCount()).isOne();
        release.countDown();
        closed.await();
    }

    @Test
    void closedBehind_closingWaitsForTheRead() throws Exception {
        ReadAhead ahead = stalledAfter("be", "gun", true);
        ahead.stop();
        Thread closer = Thread.currentThread();
        start(
                () -> {
                    while (closer.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    release.countDown();
                });

        ahead.rest().close();
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void readerInterrupted_waitsNoLonger() throws Exception {
        ReadAhead ahead = stalledAfter("be", "gun", false);
        Thread.currentThread().interrupt();

        assertThat(ahead.endsWithin(LONG)).isFalse();
        InputStream rest = ahead.rest();
        assertThatIOException().isThrownBy(rest::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private ReadAhead stalledAfter(String first, String second, boolean closedBehind)
            throws InterruptedException {
        InputStream body =
                Stream.of(bytes(first), new Stall(), bytes(second), new End(null))
                        .reduce(SequenceInputStream::new)
                        .orElseThrow();
        var ahead = new ReadAhead(body, closedBehind);
        start(ahead);
        stalled.await();
        return ahead;
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "other");
        thread.setDaemon(true);
        thread.start();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Never ends. */
    private static final class Source extends InputStream {
        private final int most;
        private int reads;

        Source(int most) {
            this.most = most;
        }

        @Override
        public int read() {
            return 'a';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            reads++;
            int given = Math.min(length, most);
            Arrays.fill(into, from, from + given, (byte) 'a');
            return given;
        }
    }

    /** Nothing comes before the test says so, and then nothing. */
    private final class Stall extends InputStream {
        @Override
        public int read() throws IOException {
            stalled.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return read();
        }
    }

    /** Ends, or breaks off. */
    private final class End extends InputStream {
        private final IOException why;

        End(IOException why) {
            this.why = why;
        }

        @Override
        public int read() throws IOException {
            if (why != null) {
                throw why;
            }
            return -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return read();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
