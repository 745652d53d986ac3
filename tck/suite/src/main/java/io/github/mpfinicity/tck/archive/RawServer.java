package io.github.mpfinicity.tck.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.mpfinicity.simulator.http.LoopbackServer;
import io.github.mpfinicity.tck.probe.WireFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts requests on a bare socket and fails each in one way. It listens until the JVM of the tests
 * ends. Thread-safe.
 */
final class RawServer {
    private static final int BACKLOG = 50;
    private static final int BETWEEN_BYTES_MILLIS = 50;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String END_OF_CHUNKS = "0\r\n\r\n";

    private final AtomicInteger requests = new AtomicInteger();
    private final ServerSocket server;
    private final URI elsewhere;
    private final WireFault fault;

    private RawServer(ServerSocket server, WireFault fault, URI elsewhere) {
        this.server = server;
        this.fault = fault;
        this.elsewhere = elsewhere;
    }

    /** Opens a server; its redirects go to the given URI. */
    static RawServer open(WireFault fault, URI elsewhere) {
        try {
            var socket = new ServerSocket();
            socket.bind(LoopbackServer.address(0), BACKLOG);
            var opened = new RawServer(socket, fault, elsewhere);
            start(opened::accept);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("the raw server got no port", e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "tck-raw-vendor");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the raw server cannot accept connections", e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            String head = until(END_OF_HEAD, in);
            requests.incrementAndGet();
            skipBody(head.toLowerCase(Locale.ROOT), in);
            fail(socket);
        } catch (IOException e) {
            // The client may go away at any time.
        }
    }

    private static void skipBody(String head, InputStream in) throws IOException {
        if (head.contains("\r\ntransfer-encoding: chunked")) {
            until(END_OF_CHUNKS, in);
            return;
        }
        String name = "\r\ncontent-length:";
        int at = head.indexOf(name);
        if (at >= 0) {
            int from = at + name.length();
            in.skipNBytes(Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip()));
        }
    }

    private static String until(String end, InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.length() < end.length()
                || text.indexOf(end, text.length() - end.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client went away");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private void fail(Socket socket) throws IOException {
        switch (fault) {
            case DROP -> socket.shutdownOutput();
            case RESET -> socket.setSoLinger(true, 0);
            case STALL -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            case DRIBBLE -> dribble(socket);
            case REQUEST_TIMEOUT -> answer(socket, "408 Request Timeout", "");
            case TOO_MANY_REQUESTS -> answer(socket, "429 Too Many Requests", "Retry-After: 0\r\n");
            case SERVICE_UNAVAILABLE ->
                    answer(socket, "503 Service Unavailable", "Retry-After: 0\r\n");
            case REDIRECT ->
                    answer(
                            socket,
                            "307 Temporary Redirect",
                            "Location: "
                                    + elsewhere.resolve(VendorControl.AUTHENTICATION)
                                    + "\r\n");
        }
    }

    private static void answer(Socket socket, String status, String header) throws IOException {
        write(
                socket,
                "HTTP/1.1 "
                        + status
                        + "\r\n"
                        + header
                        + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }

    /** Sends bytes until the client goes away. */
    private static void dribble(Socket socket) throws IOException {
        write(
                socket,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 60000\r\n\r\n{");
        socket.setSoTimeout(BETWEEN_BYTES_MILLIS);
        for (int sent = 1; sent < 60_000 && !gone(socket); sent++) {
            write(socket, " ");
        }
    }

    /** True if the client went away within a moment. */
    private static boolean gone(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }
}
