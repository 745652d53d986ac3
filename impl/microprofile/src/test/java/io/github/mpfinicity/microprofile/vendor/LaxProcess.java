package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.config.Certificates;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** What runs in a JVM of its own: it allows old TLS, sends again, or has hosts of its own. */
final class LaxProcess {
    private static final String LIFTED =
            "jdk.tls.disabledAlgorithms=SSLv3, RC4, DES, MD5withRSA, anon, NULL\n";

    private LaxProcess() {}

    /** Starts another JVM with {@link #main}. */
    static Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add(laxity(folder, arguments[0]));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(LaxProcess.class.getName());
        command.addAll(List.of(arguments));
        File log = folder.resolve(arguments[0] + ".log").toFile();
        return new ProcessBuilder(command).redirectError(log).start();
    }

    private static String laxity(Path folder, String role) throws IOException {
        return switch (role) {
            case "drop" -> "-Djdk.httpclient.enableAllMethodRetry=true";
            case "blind" -> "-Djdk.internal.httpclient.disableHostnameVerification=true";
            case "alerts" -> "--add-opens=java.base/sun.security.ssl=ALL-UNNAMED";
            // With less, the JDK makes a thread for each task instead.
            case "blocked" -> "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2";
            case "moved" -> "-Djdk.net.hosts.file=" + folder.resolve("hosts");
            default ->
                    "-Djava.security.properties="
                            + Files.writeString(folder.resolve("lifted.properties"), LIFTED);
        };
    }

    /** The next line that is an answer and not a log. */
    static String answer(BufferedReader from) throws IOException {
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            if (line.startsWith("> ")) {
                return line.substring(2);
            }
        }
        throw new IOException("the process ended without an answer");
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "drop" -> drop();
            case "server" -> serve(Path.of(arguments[1]), arguments[2]);
            case "blocked" -> OwnThreadsTest.authenticateWithBlockedPool(Path.of(arguments[1]));
            case "moved" -> RefusedTunnelTest.authenticateThroughMovedProxy();
            case "alerts" -> AlertingVendor.serve(Path.of(arguments[1]), arguments[2]);
            case "control" -> control(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            default -> {
                String uri = "https://localhost:" + arguments[2];
                answer(outcome(uri, Path.of(arguments[1])).toString());
            }
        }
        System.exit(0);
    }

    private static void serve(Path keyStore, String protocol) throws Exception {
        HttpsServer server = server(keyStore, protocol, 403, "{}");
        answer(String.valueOf(server.getAddress().getPort()));
        // Until the test closes the pipe.
        while (System.in.read() >= 0) {}
    }

    /** Answers each request so, and runs when it is returned. */
    static HttpsServer server(Path keyStore, String protocol, int status, String text)
            throws Exception {
        SSLContext context = Certificates.context(keyStore);
        var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpsServer server = HttpsServer.create(local, 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters https) {
                        SSLParameters parameters = context.getDefaultSSLParameters();
                        parameters.setProtocols(new String[] {protocol});
                        https.setSSLParameters(parameters);
                    }
                });
        server.createContext(
                "/",
                http -> {
                    byte[] body = text.getBytes(UTF_8);
                    http.sendResponseHeaders(status, body.length);
                    http.getResponseBody().write(body);
                    http.close();
                });
        server.start();
        return server;
    }

    private static void control(Path keyStore, int port) throws Exception {
        SSLContext context = Certificates.context(keyStore);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1", "TLSv1.2", "TLSv1.3"});
            socket.startHandshake();
            answer(socket.getSession().getProtocol());
        }
    }

    /** Sends to a vendor that drops connections, and tells how many requests that one got. */
    private static void drop() throws Exception {
        try (var vendor = new RawVendor((socket, number) -> socket.close())) {
            Settings settings = TestConfig.settings("finicity.base-uri", vendor.uri().toString());
            try (var gateway = new HttpPartnerGateway(settings, Clocks.system())) {
                answer(gateway.authenticate(GatewayFixture.CREDENTIALS).getClass().getSimpleName());
            }
            answer(String.valueOf(vendor.requests));
        }
    }

    static Outcome outcome(String baseUri, Path trusted) throws Exception {
        Settings settings =
                TestConfig.settings(
                        "finicity.base-uri",
                        baseUri,
                        "finicity-auth/mp-rest/trustStore",
                        Certificates.trustStore(trusted).toString(),
                        "finicity-auth/mp-rest/trustStorePassword",
                        Certificates.PASSWORD);
        try (var gateway = new HttpPartnerGateway(settings, Clocks.system())) {
            return gateway.authenticate(GatewayFixture.CREDENTIALS);
        }
    }

    static void answer(String line) {
        System.out.println("> " + line);
        System.out.flush();
    }
}
