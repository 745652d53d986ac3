package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.core.store.LocalServer;
import io.github.mpfinicity.store.jdbc.Postgres;
import io.github.mpfinicity.store.redis.RedisServer;
import java.io.IOException;

/** Which server keeps the record. */
enum Engine {
    H2,
    POSTGRESQL,
    REDIS;

    LocalServer start() throws IOException {
        return switch (this) {
            case H2 -> new H2Server();
            case POSTGRESQL -> Postgres.started();
            case REDIS -> RedisServer.started();
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
     * More than an operation passes on a new connection, so that the try after a failed one meets
     * no fault. Redis has few rounds: its faults are closer together, so that several are met.
     */
    int leastPlacesBetweenFaults() {
        return switch (this) {
            case POSTGRESQL, H2 -> 60;
            case REDIS -> 15;
        };
    }
}
