package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.microprofile.config.Certificates;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Reads each request to its end and answers it with a TLS alert, every one that JSSE knows. */
final class AlertingVendor {
    private static final String JSSE = "sun.security.ssl.";

    private AlertingVendor() {}

    /** Tells the port, how many alerts there are, and then the number of requests each time. */
    static void serve(Path keyStore, String protocol) throws Exception {
        var sockets = Certificates.context(keyStore).getServerSocketFactory();
        Object[] alerts = Class.forName(JSSE + "Alert").getEnumConstants();
        try (var server =
                (SSLServerSocket)
                        sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            server.setEnabledProtocols(new String[] {protocol});
            LaxProcess.answer(String.valueOf(server.getLocalPort()));
            LaxProcess.answer(String.valueOf(2 * alerts.length));
            for (int requests = 1; requests <= 2 * alerts.length; requests++) {
                try (Socket socket = server.accept()) {
                    if (!RawVendor.received(socket.getInputStream())) {
                        throw new IllegalStateException("no request");
                    }
                    alert((SSLSocket) socket, alerts[(requests - 1) / 2]);
                    LaxProcess.answer(alerts[(requests - 1) / 2] + " " + requests);
                }
            }
        }
    }

    /** The JDK has no door for it. */
    private static void alert(SSLSocket socket, Object alert) throws Exception {
        var field = Class.forName(JSSE + "SSLSocketImpl").getDeclaredField("conContext");
        Method fatal =
                Arrays.stream(Class.forName(JSSE + "TransportContext").getDeclaredMethods())
                        .filter(method -> method.getName().equals("fatal"))
                        .filter(method -> method.getParameterCount() == 2)
                        .filter(method -> method.getParameterTypes()[1] == String.class)
                        .findFirst()
                        .orElseThrow();
        AccessibleObject.setAccessible(new AccessibleObject[] {field, fatal}, true);
        try {
            fatal.invoke(field.get(socket), alert, "by the test");
        } catch (InvocationTargetException e) {
            // It throws what it has sent.
        }
    }
}
