package io.github.mpfinicity.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a client and its server on this host, and does to the bytes what it is told. */
final class FaultRelay implements AutoCloseable {
    private final ServerSocket front;
    private final int target;
    private volatile Mode mode = Mode.PASS;

    enum Mode {
        PASS,
        /** What the server says is kept back. */
        HANG,
        /** Once the server has said something, both sides lose each other. */
        LOSE_REPLY,
        REFUSE
    }

    FaultRelay(int target) throws IOException {
        this.target = target;
        this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    void mode(Mode next) {
        mode = next;
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                if (mode == Mode.REFUSE) {
                    client.close();
                    continue;
                }
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                daemon(() -> pump(client, server, false));
                daemon(() -> pump(server, client, true));
            } catch (IOException e) {
                // The test has ended, or the server has.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean replies) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                Mode now = replies ? mode : Mode.PASS;
                if (now == Mode.LOSE_REPLY) {
                    return;
                }
                if (now != Mode.HANG) {
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            // The other side has ended.
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        front.close();
    }
}
