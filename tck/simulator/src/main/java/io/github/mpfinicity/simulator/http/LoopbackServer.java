package io.github.mpfinicity.simulator.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Makes servers that only this machine can reach. */
public final class LoopbackServer {

    private static final int BACKLOG = 256;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private LoopbackServer() {}

    /**
     * Makes a server for http.
     *
     * @param port 0 for a free one
     * @return bound, not started
     * @throws IOException if the port is taken
     */
    public static HttpServer plain(int port) throws IOException {
        sendAtOnce();
        return HttpServer.create(address(port), BACKLOG);
    }

    /**
     * Makes a server for https.
     *
     * @param port 0 for a free one
     * @param context the server's certificate
     * @param versions the protocol versions to offer; the JVM's own if empty
     * @return bound, not started
     * @throws IOException if the port is taken
     */
    public static HttpServer encrypted(int port, SSLContext context, List<String> versions)
            throws IOException {
        sendAtOnce();
        var server = HttpsServer.create(address(port), BACKLOG);
        server.setHttpsConfigurator(new TlsVersions(context, versions));
        return server;
    }

    // Switches Nagle's algorithm off: the JDK's server sends head and body apart, and the body
    // would wait some 40 ms for the client's delayed acknowledgement. The JDK reads this property
    // once, for its HTTP server only.
    private static void sendAtOnce() {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    /**
     * Gives the address 127.0.0.1. The JVM's own loopback address is another one if it prefers
     * IPv6.
     *
     * @param port 0 for a free one
     * @return the address
     * @throws UnknownHostException never
     */
    public static InetSocketAddress address(int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}
