package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.vendor.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds when a connection breaks, stalls or never ends. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenConnectionTest extends GatewayFixture {
    @Test
    void connectionDropped_sentOnceAndCounted() throws IOException {
        try (var vendor = new RawVendor((socket, number) -> socket.close())) {
            assertThat(authenticate(vendor.uri())).isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @Test
    void connectionReset_sentOnceAndCounted() throws IOException {
        RawVendor.Behaviour reset =
                (socket, number) -> {
                    socket.setSoLinger(true, 0);
                    socket.close();
                };
        try (var vendor = new RawVendor(reset)) {
            assertThat(authenticate(vendor.uri())).isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @Test
    void keptConnection_notUsedAgain() throws IOException {
        Set<Socket> connections = ConcurrentHashMap.newKeySet();
        RawVendor.Behaviour keep =
                (socket, number) -> {
                    connections.add(socket);
                    RawVendor.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                };
        try (var vendor = new RawVendor(keep);
                HttpPartnerGateway gateway = gateway(vendor.uri())) {
            gateway.authenticate(CREDENTIALS);
            gateway.authenticate(CREDENTIALS);
            assertThat(vendor.requests).hasValue(2);
            assertThat(connections).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, 10001, Rejected", "500, 24302, Locked", "403, 0, Unknown", "429, 0, Unknown"})
    void bodyBreaksOff_whatCameBeforeCounts(int status, int code, String outcome)
            throws IOException {
        RawVendor.Behaviour half = half(status, "{\"code\":" + code + ",\"mess");
        try (var vendor = new RawVendor(half)) {
            assertThat(authenticate(vendor.uri()).getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    /** A token says nothing in an answer that is no success. */
    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429})
    void refusalBreaksOffAfterAToken_statusIsNotBelieved(int status) throws IOException {
        var brokenOff =
                new Outcome.Unknown("status " + status + ", and its body broke off", null, status);
        try (var vendor = new RawVendor(half(status, "{\"token\":\"\",\"mess"))) {
            assertThat(authenticate(vendor.uri())).isEqualTo(brokenOff);
        }
    }

    private static RawVendor.Behaviour half(int status, String body) {
        return (socket, number) -> {
            RawVendor.write(
                    socket, "HTTP/1.1 " + status + " X\r\nContent-Length: 100\r\n\r\n" + body);
            socket.close();
        };
    }

    @Test
    void afterOneGivenUp_nextWorks() throws IOException {
        RawVendor.Behaviour firstStalls =
                (socket, number) ->
                        RawVendor.write(
                                socket,
                                "HTTP/1.1 200 OK\r\nContent-Length: 32\r\n\r\n"
                                        + (number == 1 ? "" : "{\"token\":\"" + TOKEN + "\"}"));
        try (var vendor = new RawVendor(firstStalls);
                HttpPartnerGateway gateway = gateway(vendor.uri(), QUICK)) {
            assertThat(gateway.authenticate(CREDENTIALS)).isInstanceOf(Outcome.Unknown.class);
            assertThat(gateway.authenticate(CREDENTIALS)).isEqualTo(new Outcome.Accepted(TOKEN));
        }
    }

    @Test
    void endlessHead_sentOnceAndCounted() throws IOException {
        RawVendor.Behaviour endless =
                (socket, number) -> {
                    RawVendor.write(socket, "HTTP/1.1 200 OK\r\nX-Pad: ");
                    while (true) {
                        RawVendor.write(socket, "x");
                    }
                };
        try (var vendor = new RawVendor(endless)) {
            assertThat(authenticate(vendor.uri(), QUICK)).isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @Test
    void callerInterrupted_countedAndStillInterrupted() throws IOException {
        Thread caller = Thread.currentThread();
        try (var vendor = new RawVendor((socket, number) -> caller.interrupt())) {
            assertThat(authenticate(vendor.uri())).isInstanceOf(Outcome.Unknown.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"tok"})
    void answerThatStalls_endedByTheDeadline(String beginning) throws IOException {
        RawVendor.Behaviour stall = (socket, number) -> RawVendor.write(socket, beginning);
        try (var vendor = new RawVendor(stall)) {
            assertThat(authenticate(vendor.uri(), QUICK)).isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @Test
    void endlessBody_readToItsLimitOnly() throws Exception {
        var stopped = new CompletableFuture<Long>();
        RawVendor.Behaviour endless =
                (socket, number) -> {
                    RawVendor.write(socket, "HTTP/1.1 403 X\r\nContent-Length: 9999999999\r\n\r\n");
                    long written = 0;
                    try {
                        while (written < 200_000_000L) {
                            RawVendor.write(socket, " ".repeat(10_000));
                            written += 10_000;
                        }
                    } finally {
                        stopped.complete(written);
                    }
                };
        try (var vendor = new RawVendor(endless)) {
            assertThat(authenticate(vendor.uri())).isEqualTo(new Outcome.RegionRefused(403));
            assertThat(stopped.get(10, TimeUnit.SECONDS)).isLessThan(200_000_000L);
        }
    }
}
