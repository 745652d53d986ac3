package io.github.mpfinicity.microprofile.vendor;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Goes with each connection as far as a place, and ends it there. Knows whether any of a request
 * has come: read, or as a record that is too long to be of a handshake.
 */
final class CuttingVendor implements AutoCloseable {
    private static final String ANSWER_407 =
            "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";

    private static final int LONGER_THAN_HANDSHAKE = 150;

    final AtomicInteger connections = new AtomicInteger();
    final CountDownLatch givenUp = new CountDownLatch(1);
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Thread thread = new Thread(this::accept, "cutting vendor");
    private final @Nullable SSLContext context;
    private final String protocol;
    private final Place place;
    private final End end;
    private volatile boolean arrived;

    /** Without a context it speaks no TLS. */
    CuttingVendor(@Nullable SSLContext context, String protocol, Place place, End end)
            throws IOException {
        this.context = context;
        this.protocol = protocol;
        this.place = place;
        this.end = end;
        thread.setDaemon(true);
        thread.start();
    }

    /** After what it ends a connection. */
    enum Place {
        CONNECTION,
        CLIENT_HELLO,
        SERVER_HELLO,
        HANDSHAKE,
        NO_CLIENT_CERTIFICATE,
        HALF_REQUEST,
        REQUEST
    }

    /** How it ends a connection; the last is after its client has given up. */
    enum End {
        RESET,
        CLOSE,
        HALF_CLOSE,
        STATUS_407,
        LATE_HANDSHAKE
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                serve(socket);
            } catch (IOException | InterruptedException e) {
                // Closed, or the client went away.
            }
        }
    }

    private void serve(Socket plain) throws IOException, InterruptedException {
        Socket open = plain;
        if (context != null && place != Place.CONNECTION) {
            byte[] hello = record(plain.getInputStream());
            if (end == End.LATE_HANDSHAKE) {
                givenUp.await();
            }
            if (place == Place.SERVER_HELLO) {
                plain.getOutputStream().write(flight(context.createSSLEngine(), hello));
            } else if (place != Place.CLIENT_HELLO) {
                open = secured(context, plain, hello);
            }
        }
        if (place == Place.HALF_REQUEST || place == Place.REQUEST) {
            arrived = RawVendor.received(open.getInputStream(), place == Place.REQUEST ? 1 : 2);
        }
        end(plain, open);
    }

    private Socket secured(SSLContext tls, Socket plain, byte[] hello) throws IOException {
        var consumed = new ByteArrayInputStream(hello);
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(plain, consumed, false);
        secured.setEnabledProtocols(new String[] {protocol});
        secured.setNeedClientAuth(place == Place.NO_CLIENT_CERTIFICATE);
        try {
            secured.startHandshake();
        } catch (IOException e) {
            drain(plain);
            throw e;
        }
        return secured;
    }

    private void end(Socket plain, Socket open) throws IOException {
        switch (end) {
            case RESET -> plain.setSoLinger(true, 0);
            case CLOSE -> {}
            case HALF_CLOSE -> {
                plain.shutdownOutput();
                if (context != null && place == Place.CONNECTION) {
                    record(plain.getInputStream());
                }
                drain(plain);
            }
            case STATUS_407 -> RawVendor.write(open, ANSWER_407);
            case LATE_HANDSHAKE -> arrived |= open.getInputStream().read() >= 0;
        }
    }

    private void drain(Socket plain) throws IOException {
        if (context == null) {
            arrived |= RawVendor.received(plain.getInputStream());
            return;
        }
        while (true) {
            arrived |= record(plain.getInputStream()).length > LONGER_THAN_HANDSHAKE;
        }
    }

    private static byte[] record(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        byte[] head = new byte[5];
        in.readFully(head);
        int length = ByteBuffer.wrap(head).getShort(3);
        byte[] record = Arrays.copyOf(head, head.length + length);
        in.readFully(record, head.length, length);
        return record;
    }

    /** All that a server says to a ClientHello, before it hears anything else. */
    private byte[] flight(SSLEngine engine, byte[] hello) throws IOException {
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {protocol});
        ByteBuffer out = ByteBuffer.allocate(4 * engine.getSession().getPacketBufferSize());
        ByteBuffer nothing = ByteBuffer.allocate(0);
        engine.unwrap(ByteBuffer.wrap(hello), nothing);
        while (engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
            Runnable task = engine.getDelegatedTask();
            if (task == null) {
                engine.wrap(nothing, out);
            } else {
                task.run();
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    int port() {
        return server.getLocalPort();
    }

    URI uri() {
        return URI.create((context == null ? "http" : "https") + "://localhost:" + port());
    }

    /** Whether a request, or a part of one, has come; waits for what is still to come. */
    boolean arrived() throws IOException, InterruptedException {
        givenUp.countDown();
        close();
        thread.join();
        return arrived;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
