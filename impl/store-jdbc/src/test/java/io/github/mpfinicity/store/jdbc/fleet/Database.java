package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.store.jdbc.Postgres;
import io.github.mpfinicity.store.redis.RedisServer;
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
        POSTGRESQL,
        REDIS;

        Database start() throws IOException {
            return switch (this) {
                case H2 -> new H2Server();
                case POSTGRESQL -> postgres(Postgres.start());
                case REDIS -> redis(RedisServer.start());
            };
        }

        /** All of them on one engine; fewer on the others, to save minutes. */
        int times(int all) {
            return switch (this) {
                case POSTGRESQL -> all;
                case H2 -> all / 3;
                case REDIS -> Math.max(2, all / 6);
            };
        }

        /**
         * More than an operation passes on a new connection, so that the try after a failed one
         * meets no fault. Redis has few rounds: its faults are closer together, so that several are
         * met.
         */
        int leastPlacesBetweenFaults() {
            return switch (this) {
                case POSTGRESQL, H2 -> 60;
                case REDIS -> 15;
            };
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

    private static Database redis(RedisServer server) {
        return new Database() {
            @Override
            public int port() {
                return server.port();
            }

            @Override
            public String url(int port) {
                return RedisServer.url(port);
            }

            @Override
            public ProcessHandle process() {
                return server.process();
            }

            @Override
            public void stop() {
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
