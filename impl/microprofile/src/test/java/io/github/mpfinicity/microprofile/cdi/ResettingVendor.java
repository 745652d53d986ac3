package io.github.mpfinicity.microprofile.cdi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Resets each connection as soon as a request begins to arrive, without reading it. A reset at
 * accept could also hit the client while it is still connecting, and then nothing was sent.
 */
final class ResettingVendor implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server;

    ResettingVendor() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "resetting vendor");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                socket.getInputStream().read();
                // With no time to linger, close sends RST instead of FIN.
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // The client went away, or the end.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
