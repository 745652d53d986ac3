package io.github.mpfinicity.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Stands between a client and its server on this host, and does to the bytes what it is told. */
public final class FaultRelay implements AutoCloseable {
    private static final long SLOWNESS_NANOS = 50_000_000;

    private final ServerSocket front;
    private final Semaphore refused = new Semaphore(0);
    private final LongAdder bytes = new LongAdder();
    private final Set<Socket> hanging = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Plan plan = place -> Mode.PASS;

    public enum Mode {
        PASS,
        /** What the server says is kept back, on that connection until {@link #heal}. */
        HANG,
        /** What either side says comes late. */
        SLOW,
        /** Once the server has said something, both sides lose each other. */
        LOSE_REPLY,
        /** Both sides lose each other before the server has heard anything. */
        RESET,
        /** Nobody is connected, and whoever is loses the connection once he says something. */
        REFUSE
    }

    /** What a decision is about. */
    public enum Place {
        CONNECT,
        REQUEST,
        REPLY
    }

    /** Asked for each connection, and for each piece of what goes through it. */
    @FunctionalInterface
    public interface Plan {
        Mode at(Place place);
    }

    public FaultRelay(int target) throws IOException {
        this.target = target;
        this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return front.getLocalPort();
    }

    /** New connections go there. */
    public void target(int port) {
        target = port;
    }

    public void mode(Mode next) {
        refused.drainPermits();
        plan = place -> next;
    }

    public void plan(Plan next) {
        plan = next;
    }

    /** Everything passes, and both sides lose each other where something was kept back. */
    public void heal() throws IOException {
        plan = place -> Mode.PASS;
        for (Socket each : hanging) {
            each.close();
        }
    }

    /** How many have gone through, in both directions. */
    long bytes() {
        return bytes.sum();
    }

    /** Waits until so many connections were refused in this mode. */
    public void awaitRefused(int connections) throws InterruptedException {
        refused.acquire(connections);
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                connect(front.accept());
            } catch (IOException e) {
                // The test has ended, or the server has.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (plan.at(Place.CONNECT) == Mode.REFUSE) {
            client.close();
            refused.release();
            return;
        }
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            daemon(() -> pump(client, server, Place.REQUEST));
            daemon(() -> pump(server, client, Place.REPLY));
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private void pump(Socket from, Socket to, Place place) {
        byte[] buffer = new byte[8192];
        boolean hangs = false;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                Mode now = hangs ? Mode.HANG : plan.at(place);
                if (ends(now, place)) {
                    return;
                }
                if (now == Mode.SLOW) {
                    LockSupport.parkNanos(SLOWNESS_NANOS);
                }
                hangs = now == Mode.HANG && place == Place.REPLY;
                if (hangs) {
                    hanging.add(from);
                } else {
                    bytes.add(n);
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            // The other side has ended.
        } finally {
            hanging.remove(from);
        }
    }

    private static boolean ends(Mode mode, Place place) {
        return place == Place.REPLY
                ? mode == Mode.LOSE_REPLY
                : mode == Mode.RESET || mode == Mode.REFUSE;
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
