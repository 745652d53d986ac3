package io.github.mpfinicity.simulator.relay;

import io.github.mpfinicity.simulator.http.LoopbackServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A port that can stop listening and start again. The monitor guards it. */
final class Listener implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final Consumer<Socket> accepted;
    private final InetSocketAddress address;
    private @Nullable ServerSocket listening;
    private @Nullable Thread accepting;
    // The socket is bound but does not listen: the port refuses, and nobody else gets it.
    private @Nullable Socket reservation;

    Listener(Consumer<Socket> accepted) throws IOException {
        this.accepted = accepted;
        var socket = open(LoopbackServer.address(0));
        this.address = (InetSocketAddress) socket.getLocalSocketAddress();
        start(socket);
    }

    int port() {
        return address.getPort();
    }

    synchronized void listen() throws IOException {
        if (listening == null) {
            close(reservation);
            reservation = null;
            start(open(address));
        }
    }

    synchronized void refuse() throws IOException {
        if (listening != null) {
            close(listening);
            listening = null;
            awaitEndOfAccepting();
            var reserved = new Socket();
            reserved.setReuseAddress(true);
            reserved.bind(address);
            reservation = reserved;
        }
    }

    @Override
    public synchronized void close() {
        try {
            close(listening);
            close(reservation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(@Nullable Closeable socket) throws IOException {
        if (socket != null) {
            socket.close();
        }
    }

    private static ServerSocket open(InetSocketAddress address) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address, BACKLOG);
        return socket;
    }

    private void start(ServerSocket socket) {
        listening = socket;
        accepting = RelayThreads.start("accept", () -> acceptFrom(socket));
    }

    // A closed socket goes on listening until the thread in accept() has left it.
    private void awaitEndOfAccepting() throws IOException {
        try {
            if (accepting != null) {
                accepting.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the port was being closed");
        }
    }

    private void acceptFrom(ServerSocket socket) {
        try {
            while (true) {
                accepted.accept(socket.accept());
            }
        } catch (SocketException e) {
            // The socket is closed, so this thread ends.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
