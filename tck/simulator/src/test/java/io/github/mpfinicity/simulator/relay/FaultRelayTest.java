package io.github.mpfinicity.simulator.relay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.data.BusinessData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultRelayTest {

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final FaultRelay relay = FaultRelay.to(simulator.baseUri());
    private final TestClient client = new TestClient(simulator, relay.uri());

    @AfterEach
    void close() {
        relay.close();
        simulator.close();
    }

    @Test
    void pass_requestsGoThroughOnOneConnection() throws Exception {
        var token = client.token();
        assertThat(client.customers(token).statusCode()).isEqualTo(200);

        assertThat(relay.connections()).isEqualTo(1);
        assertThat(relay.requestsForwarded()).isEqualTo(2);
    }

    @Test
    void pass_chunkedBodyUnchanged() throws Exception {
        var body = "x".repeat(100_000);
        var stream =
                BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        client.send(client.toBusiness(BusinessData.TESTING_CUSTOMER, "any").POST(stream));

        var seen = simulator.requests().get(0);
        assertThat(seen.header("Transfer-Encoding")).hasValue("chunked");
        assertThat(seen.text()).isEqualTo(body);
        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void refuse_noConnectionThenPassAgain() throws Exception {
        client.authenticate();
        relay.mode(RelayMode.REFUSE);

        assertThatThrownBy(client::authenticate).isInstanceOf(IOException.class);
        assertThatThrownBy(
                        () ->
                                new Socket(InetAddress.getLoopbackAddress(), relay.uri().getPort())
                                        .close())
                .isInstanceOf(ConnectException.class);
        assertThat(simulator.requests()).hasSize(1);
        relay.mode(RelayMode.PASS);
        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void hang_readsAndNeverAnswers() {
        relay.mode(RelayMode.HANG);
        var request = client.authentication().timeout(Duration.ofMillis(300));

        assertThatThrownBy(() -> client.send(request)).isInstanceOf(HttpTimeoutException.class);
        assertThat(relay.connections()).isEqualTo(1);
        assertThat(relay.requestsForwarded()).isZero();
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void hang_endsOnClose() {
        relay.mode(RelayMode.HANG);
        var caller = client.sendAsync(client.authentication());
        relay.close();

        assertThatThrownBy(() -> caller.get(20, SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void resetBeforeRead_newConnectionReset() throws Exception {
        relay.mode(RelayMode.RESET_BEFORE_READ);

        try (var socket = connect()) {
            assertThatThrownBy(() -> exchange(socket)).isInstanceOf(SocketException.class);
        }
        assertThat(relay.connections()).isEqualTo(1);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void resetBeforeRead_keptConnectionResetToo() throws Exception {
        try (var socket = connect()) {
            assertThat(exchange(socket)).startsWith("HTTP/1.1 401");
            relay.mode(RelayMode.RESET_BEFORE_READ);
            assertThatThrownBy(() -> exchange(socket)).isInstanceOf(SocketException.class);
        }
        assertThat(relay.requestsForwarded()).isEqualTo(1);
    }

    @Test
    void resetAfterRead_serverSeesNothing() throws Exception {
        relay.mode(RelayMode.RESET_AFTER_READ);

        try (var socket = connect()) {
            assertThatThrownBy(() -> exchange(socket)).isInstanceOf(SocketException.class);
        }
        assertThat(relay.requestsForwarded()).isZero();
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void resetAfterForward_serverCountsClientIsReset() throws Exception {
        relay.mode(RelayMode.RESET_AFTER_FORWARD);

        try (var socket = connect()) {
            assertThatThrownBy(() -> exchange(socket)).isInstanceOf(SocketException.class);
        }
        assertThat(relay.requestsForwarded()).isEqualTo(1);
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void loseReply_serverCountsClientSeesTheEnd() throws Exception {
        relay.mode(RelayMode.LOSE_REPLY);

        try (var socket = connect()) {
            assertThat(exchange(socket)).isEmpty();
        }
        assertThat(simulator.requests()).hasSize(1);
        assertThatThrownBy(client::authenticate).isInstanceOf(IOException.class);
        assertThat(simulator.tally().accepted()).isEqualTo(1);
        assertThat(relay.requestsForwarded()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: x", "Content-Length: -1", "Content-Length: 99999999999"})
    void garbage_connectionClosed(String header) throws Exception {
        try (var socket = connect()) {
            var request = "POST / HTTP/1.1\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void encryptedUpstream_requestModesRefused() {
        try (var https = FaultRelay.to(URI.create("https://127.0.0.1:9"))) {
            assertThatThrownBy(() -> https.mode(RelayMode.LOSE_REPLY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("http upstream");
        }
    }

    @Test
    void upstreamWithoutPort_illegal() {
        assertThatThrownBy(() -> FaultRelay.to(URI.create("http://127.0.0.1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), relay.uri().getPort());
    }

    /** One request on a raw connection: an HTTP client might try again by itself. */
    private static String exchange(Socket socket) throws IOException {
        var request = "GET / HTTP/1.1\r\nHost: relay\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var reply = new StringBuilder();
        for (int next = 0; next >= 0 && next != '}'; ) {
            next = socket.getInputStream().read();
            reply.append(next < 0 ? "" : (char) next);
        }
        return reply.toString();
    }
}
