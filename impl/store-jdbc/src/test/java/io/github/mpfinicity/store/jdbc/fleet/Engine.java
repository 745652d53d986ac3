package io.github.mpfinicity.store.jdbc.fleet;

import io.github.mpfinicity.core.store.LocalServer;
import io.github.mpfinicity.store.jdbc.MariaDb;
import io.github.mpfinicity.store.jdbc.Postgres;
import io.github.mpfinicity.store.redis.RedisServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Which server keeps the record. */
enum Engine {
    POSTGRESQL,
    MARIADB,
    REDIS;

    static final String WHOLE = "fleet.whole";

    /** PostgreSQL, and with {@code -Dfleet.whole=true} the others, too. */
    static List<Engine> counted() {
        return Stream.of(values()).filter(Engine::isWhole).toList();
    }

    LocalServer start() throws IOException {
        return switch (this) {
            case POSTGRESQL -> Postgres.started();
            case MARIADB -> MariaDb.started();
            case REDIS -> RedisServer.started();
        };
    }

    /** Eight, or half of them where minutes are saved. */
    int nodes() {
        return isWhole() ? 8 : 4;
    }

    /** All of them, or a quarter where minutes are saved. */
    static int times(int all) {
        return Boolean.getBoolean(WHOLE) ? all : all / 4;
    }

    /** With drawn faults: twenty in all. */
    int rounds() {
        return this == POSTGRESQL ? 8 : 6;
    }

    private boolean isWhole() {
        return this == POSTGRESQL || Boolean.getBoolean(WHOLE);
    }

    /**
     * More than an operation passes on a new connection, so that the try after a failed one meets
     * no fault. Engines with few rounds have faults closer together, so that several are met.
     */
    int leastPlacesBetweenFaults() {
        return switch (this) {
            case POSTGRESQL -> 60;
            case MARIADB -> 25;
            case REDIS -> 15;
        };
    }
}
