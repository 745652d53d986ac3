package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.store.jdbc.Postgres;
import java.io.IOException;

/** A database server in a process of its own. */
interface Database extends AutoCloseable {
    /** Another one after each start. */
    int port();

    /** By way of a port. */
    String url(int port);

    ProcessHandle process();

    /** It ends at once, with everybody's connections. */
    void stop() throws Exception;

    /** With what was kept before. */
    void startAgain() throws Exception;

    @Override
    void close();

    /** Whose servers. */
    enum Engine {
        H2,
        POSTGRESQL;

        Database start() throws IOException {
            return this == H2 ? new H2Server() : postgres(Postgres.start());
        }

        /** All of them where applications will be; a third, to save minutes, on the other. */
        int times(int all) {
            return this == H2 ? all / 3 : all;
        }
    }

    private static Database postgres(Postgres server) {
        return new Database() {
            @Override
            public int port() {
                return server.port();
            }

            @Override
            public String url(int port) {
                return Postgres.url(port);
            }

            @Override
            public ProcessHandle process() {
                return server.process();
            }

            @Override
            public void stop() throws IOException, InterruptedException {
                server.stop();
            }

            @Override
            public void startAgain() throws IOException {
                server.startOnAFreePort();
            }

            @Override
            public void close() {
                Signals.thaw(server.process());
                server.close();
            }
        };
    }
}
