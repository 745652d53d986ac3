package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts whole requests, below anything that an HTTP server would smooth over. */
final class RawVendor implements AutoCloseable {
    private static final Pattern LENGTH =
            Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

    final AtomicInteger requests = new AtomicInteger();
    private final ServerSocket server;

    RawVendor(Behaviour behaviour) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> accept(behaviour));
    }

    /** What it does with each request, of which this is the number. */
    interface Behaviour {
        void answer(Socket socket, int number) throws IOException;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "raw vendor");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(Behaviour behaviour) {
        try {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket, behaviour));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket, Behaviour behaviour) {
        try (socket) {
            while (!socket.isClosed() && received(socket.getInputStream())) {
                behaviour.answer(socket, requests.incrementAndGet());
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    static boolean received(InputStream in) throws IOException {
        return received(in, 1);
    }

    /** Reads a request, of its body this part. */
    static boolean received(InputStream in, int part) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        int expected = length.find() ? Integer.parseInt(length.group(1)) / part : 0;
        return in.readNBytes(expected).length == expected;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
