package io.github.mpfinicity.core.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what arrives, whether or not anybody waits for an answer. */
final class LineVendor implements AutoCloseable {
    static final String YES = "yes";
    static final String RIGHT = "right-secret";

    final AtomicInteger requests = new AtomicInteger();
    volatile boolean silent;
    volatile String secret = RIGHT;
    volatile int mostFailures;
    private int failures;
    private final ServerSocket server = open();
    private final Semaphore arrived = new Semaphore(0);
    private final Queue<Socket> unanswered = new ConcurrentLinkedQueue<>();

    LineVendor() {
        var thread = new Thread(this::serve, "vendor");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits for one more request than at the last time. */
    boolean awaitRequest() throws InterruptedException {
        return arrived.tryAcquire(30, TimeUnit.SECONDS);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                answer(server.accept());
            } catch (IOException e) {
                // Closed, or the caller was killed.
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
        String message = new BufferedReader(in).readLine();
        if (message == null) {
            return;
        }
        requests.incrementAndGet();
        arrived.release();
        if (silent) {
            unanswered.add(socket);
            return;
        }
        try (socket) {
            String answer = accepts(message.split(" ")) ? YES : "no";
            socket.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A second word takes the first one's place. */
    private boolean accepts(String[] words) {
        boolean right = words[0].equals(secret);
        if (right && words.length > 1) {
            secret = words[1];
        }
        failures = right ? 0 : failures + 1;
        mostFailures = Math.max(mostFailures, failures);
        return right;
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : unanswered) {
            each.close();
        }
    }
}
