package io.github.mpfinicity.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerCheckTest {
    private static final String RIGHT =
            """
            # Server
            redis_version:7.0.15
            maxmemory_policy:noeviction

            # Persistence
            aof_enabled:1
            # Replication
            role:master
            """
                    .replace("\n", "\r\n");

    @Test
    void right_noProblem() {
        assertThat(ServerCheck.problems(RIGHT)).isEmpty();
    }

    @Test
    void eachWrongFact_itsOwnRemedy() {
        assertThat(ServerCheck.problems(RIGHT.replace("role:master", "role:slave")))
                .singleElement()
                .asString()
                .contains("finicity.store.redis.url", "primary");
        assertThat(ServerCheck.problems(RIGHT.replace("aof_enabled:1", "aof_enabled:0")))
                .singleElement()
                .asString()
                .contains("appendonly yes");
        assertThat(ServerCheck.problems(RIGHT.replace("noeviction", "allkeys-lru")))
                .singleElement()
                .asString()
                .contains("maxmemory-policy noeviction");
    }

    @Test
    void factThatIsNotTold_problem() {
        assertThat(ServerCheck.problems(""))
                .hasSize(3)
                .allMatch(problem -> problem.startsWith("its INFO does not tell "));
    }
}
