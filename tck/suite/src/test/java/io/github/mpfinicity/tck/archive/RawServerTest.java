package io.github.mpfinicity.tck.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.tck.probe.WireFault;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the suite says of single requests is worth as much as this server's counting. */
@Timeout(30)
class RawServerTest {
    private static final URI ELSEWHERE = URI.create("http://127.0.0.1:1");

    /** The engine of the JDK, as it comes, is one of those that send a POST twice. */
    @Test
    void engineThatSendsAgain_isFoundOut() throws Exception {
        var server = RawServer.open(WireFault.DROP, ELSEWHERE);
        assertThatThrownBy(() -> post(server.address())).isInstanceOf(IOException.class);
        assertThat(server.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n"
            })
    void request_readToItsEndAndCounted(String request) throws Exception {
        var server = RawServer.open(WireFault.REDIRECT, ELSEWHERE);
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 307 ")
                    .contains("Location: http://127.0.0.1:1/");
        }
        assertThat(server.requests()).isEqualTo(1);
    }

    private static int post(URI address) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.getOutputStream().write("{}".getBytes(US_ASCII));
        return connection.getResponseCode();
    }
}
