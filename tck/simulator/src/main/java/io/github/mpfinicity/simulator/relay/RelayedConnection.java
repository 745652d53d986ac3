package io.github.mpfinicity.simulator.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;

/**
 * A client's connection with its connection to the server, and a thread for each direction. A reply
 * follows the mode in which its request was handed on.
 */
final class RelayedConnection {

    private static final Logger LOG = System.getLogger(RelayedConnection.class.getName());
    private static final int BUFFER = 16 * 1024;

    private final FaultRelay relay;
    private final Socket client;
    private final Socket server = new Socket();
    private volatile RelayMode modeOfRequest = RelayMode.PASS;

    RelayedConnection(FaultRelay relay, Socket client) {
        this.relay = relay;
        this.client = client;
    }

    void start() {
        RelayThreads.start("requests", () -> untilTheEnd(this::requests));
    }

    void reset() {
        try {
            // Without time to linger, close sends RST instead of FIN.
            client.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "already closed", e);
        }
        close();
    }

    void close() {
        relay.ended(this);
        close(client);
        close(server);
    }

    private void requests() throws IOException {
        relay.connect(server);
        RelayThreads.start("replies", () -> untilTheEnd(this::replies));
        if (relay.encrypted()) {
            encryptedRequests();
        } else {
            plainRequests();
        }
    }

    private void plainRequests() throws IOException {
        var reader = new RequestReader(client.getInputStream());
        while (reader.awaitRequest()) {
            var plan = relay.plan();
            if (plan.mode() == RelayMode.RESET_BEFORE_READ) {
                reset();
                return;
            }
            var request = reader.read();
            var mode = plan.modeFor(request);
            if (mode == RelayMode.RESET_AFTER_READ) {
                reset();
                return;
            }
            if (mode != RelayMode.HANG) {
                forward(request, mode);
            }
        }
    }

    private void forward(byte[] request, RelayMode mode) throws IOException {
        modeOfRequest = mode;
        // The count goes up before the answer, so that a reader of the answer sees the count.
        relay.countForwarded();
        server.getOutputStream().write(request);
    }

    private void encryptedRequests() throws IOException {
        var buffer = new byte[BUFFER];
        var in = client.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            var mode = relay.plan().mode();
            if (mode == RelayMode.RESET_BEFORE_READ) {
                reset();
                return;
            }
            if (mode != RelayMode.HANG) {
                server.getOutputStream().write(buffer, 0, count);
            }
        }
    }

    private void replies() throws IOException {
        var buffer = new byte[BUFFER];
        var in = server.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (modeOfRequest == RelayMode.RESET_AFTER_FORWARD) {
                reset();
                return;
            }
            if (modeOfRequest == RelayMode.LOSE_REPLY) {
                return;
            }
            client.getOutputStream().write(buffer, 0, count);
        }
    }

    private void untilTheEnd(Direction direction) {
        try {
            direction.relay();
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "connection ended", e);
        } finally {
            close();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "already closed", e);
        }
    }

    private interface Direction {
        void relay() throws IOException;
    }
}
