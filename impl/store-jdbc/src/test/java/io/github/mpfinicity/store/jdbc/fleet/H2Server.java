package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.core.store.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.h2.tools.Server;

/** H2 over TCP, in files. */
final class H2Server extends LocalServer {
    H2Server() throws IOException {
        super(Files.createTempDirectory("mp-finicity-h2-"), "TCP server running at");
        start();
    }

    @Override
    protected List<String> command(int onPort) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                "-tcp",
                "-tcpPort",
                Integer.toString(onPort),
                "-ifNotExists",
                "-baseDir",
                folder().toString());
    }

    /** H2 writes half a second later unless it is told to. */
    @Override
    public String url(int by) {
        return "jdbc:h2:tcp://127.0.0.1:" + by + "/./finicity;DB_CLOSE_DELAY=-1;WRITE_DELAY=0";
    }
}
