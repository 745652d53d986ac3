package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.config.Certificates;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the rest of the JVM does with its threads. */
@Timeout(60)
class OwnThreadsTest extends GatewayFixture {
    private static final String BODY = "{\"token\":\"" + TOKEN + "\"}";

    /** The failure by its reason, which is another one after the deadline. */
    @Test
    void commonPoolBlocked_answerAndFailureToldAllTheSame(@TempDir Path folder) throws Exception {
        Path localhost = Certificates.keyStore(folder, "dns:localhost,ip:127.0.0.1");
        Process process = LaxProcess.start(folder, "blocked", localhost.toString());
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(LaxProcess.answer(out)).isEqualTo("Accepted");
            assertThat(LaxProcess.answer(out)).isEqualTo("Accepted");
            assertThat(LaxProcess.answer(out)).startsWith("Unknown[").doesNotContain("Timeout");
        } finally {
            process.destroy();
        }
    }

    /** Tells the outcomes of an answer over https, of one over http and of a reset. */
    static void authenticateWithBlockedPool(Path keyStore) throws Exception {
        var released = new CountDownLatch(1);
        block(released);
        int port = LaxProcess.server(keyStore, "TLSv1.3", 200, BODY).getAddress().getPort();
        String secure = "https://localhost:" + port;
        LaxProcess.answer(LaxProcess.outcome(secure, keyStore).toString());
        RawVendor.Behaviour answerThenReset =
                (socket, number) -> {
                    if (number == 1) {
                        RawVendor.write(
                                socket,
                                "HTTP/1.1 200 OK\r\nContent-Length: "
                                        + BODY.length()
                                        + "\r\n\r\n"
                                        + BODY);
                    } else {
                        socket.setSoLinger(true, 0);
                        socket.close();
                    }
                };
        try (var vendor = new RawVendor(answerThenReset);
                HttpPartnerGateway gateway = gateway(vendor.uri(), Thread::new)) {
            LaxProcess.answer(gateway.authenticate(CREDENTIALS).toString());
            LaxProcess.answer(gateway.authenticate(CREDENTIALS).toString());
        } finally {
            released.countDown();
        }
    }

    /** No thread at all: nothing is sent, and it is told at once. */
    @Test
    void noThreadCanBeMade_notSent() throws IOException {
        try (var vendor = new RawVendor((socket, number) -> {});
                HttpPartnerGateway gateway = gateway(vendor.uri(), threadsUpTo(0))) {
            Outcome outcome = gateway.authenticate(CREDENTIALS);
            assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
            assertThat(outcome.toString()).contains("OutOfMemoryError");
            assertThat(vendor.requests).hasValue(0);
        }
    }

    @Test
    void oneThreadCanBeMade_isEnough() {
        try (FakeVendor vendor = FakeVendor.answering(200, BODY);
                HttpPartnerGateway gateway = gateway(vendor.uri(), threadsUpTo(1))) {
            assertThat(gateway.authenticate(CREDENTIALS)).isEqualTo(new Outcome.Accepted(TOKEN));
        }
    }

    private static void block(CountDownLatch released) {
        for (int task = 0; task < 200; task++) {
            ForkJoinPool.commonPool()
                    .execute(
                            () -> {
                                try {
                                    released.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
        }
    }

    private static ThreadFactory threadsUpTo(int limit) {
        var made = new AtomicInteger();
        return task -> {
            if (made.incrementAndGet() > limit) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return new Thread(task, "few");
        };
    }

    private static HttpPartnerGateway gateway(URI uri, ThreadFactory factory) {
        Settings settings = TestConfig.settings("finicity.base-uri", uri.toString());
        return new HttpPartnerGateway(settings, Clocks.system(), new ExchangeThreads(factory));
    }
}
