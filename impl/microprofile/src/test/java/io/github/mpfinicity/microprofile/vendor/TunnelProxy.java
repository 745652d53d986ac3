package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Connects its clients with a port of this host, whatever they ask for. */
final class TunnelProxy implements AutoCloseable {
    final AtomicInteger tunnels = new AtomicInteger();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;

    TunnelProxy(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            start(() -> tunnel(client));
        }
    }

    private void tunnel(Socket client) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) client.getInputStream().read());
        }
        if (head.indexOf("CONNECT ") == 0) {
            tunnels.incrementAndGet();
        }
        var vendor = new Socket(InetAddress.getLoopbackAddress(), target);
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
        start(() -> vendor.getInputStream().transferTo(client.getOutputStream()));
        client.getInputStream().transferTo(vendor.getOutputStream());
    }

    private static void start(Work work) {
        var thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // One of the two has closed.
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
