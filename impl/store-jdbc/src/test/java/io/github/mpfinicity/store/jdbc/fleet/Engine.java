package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.core.store.LocalServer;
import io.github.mpfinicity.store.jdbc.MariaDb;
import io.github.mpfinicity.store.jdbc.Postgres;
import io.github.mpfinicity.store.redis.RedisServer;
import java.io.IOException;

/** Which server keeps the record. */
enum Engine {
    POSTGRESQL,
    MARIADB,
    REDIS;

    LocalServer start() throws IOException {
        return switch (this) {
            case POSTGRESQL -> Postgres.started();
            case MARIADB -> MariaDb.started();
            case REDIS -> RedisServer.started();
        };
    }

    /** All of them on one engine; fewer on the others, to save minutes. */
    int times(int all) {
        return switch (this) {
            case POSTGRESQL -> all;
            case MARIADB -> Math.max(2, all / 3);
            case REDIS -> Math.max(2, all / 6);
        };
    }

    /**
     * More than an operation passes on a new connection, so that the try after a failed one meets
     * no fault. Redis has few rounds: its faults are closer together, so that several are met.
     */
    int leastPlacesBetweenFaults() {
        return switch (this) {
            case POSTGRESQL -> 60;
            case MARIADB -> 40;
            case REDIS -> 15;
        };
    }
}
