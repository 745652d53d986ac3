package io.github.mpfinicity.tck.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Opens connections that ask once, and do not wait for ever. */
final class Connections {
    /** Longer than the control server waits, and shorter than a test may last. */
    private static final int LONGEST_MILLIS = 50_000;

    private Connections() {}

    static HttpURLConnection open(URI address) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        // On a kept connection that is dead the client would ask a second time.
        connection.setRequestProperty("Connection", "close");
        connection.setReadTimeout(LONGEST_MILLIS);
        return connection;
    }
}
