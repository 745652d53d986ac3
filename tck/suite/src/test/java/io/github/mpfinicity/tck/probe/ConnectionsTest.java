package io.github.mpfinicity.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    /** An interrupt, such as that of JUnit after 60 seconds, does not end a read. */
    @Test
    void read_endsBeforeTheTest() throws Exception {
        var connection = Connections.open(URI.create("http://127.0.0.1:1"));
        assertThat(connection.getReadTimeout()).isBetween(1, 60_000);
    }
}
