package io.github.mpfinicity.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
    @Test
    void eachPart() {
        RedisAddress all = RedisAddress.parse("rediss://joe:p%40ss%3A@redis.example.com:7000/3");

        assertThat(all.server()).hasToString("redis.example.com:7000");
        assertThat(all.user()).isEqualTo("joe");
        assertThat(all.password()).isEqualTo("p@ss:");
        assertThat(all.database()).isEqualTo(3);
        assertThat(all.tls()).isTrue();
    }

    @Test
    void absentParts_theServersDefaults() {
        RedisAddress least = RedisAddress.parse("redis://localhost");

        assertThat(least.server().getPort()).isEqualTo(6379);
        assertThat(least.user()).isNull();
        assertThat(least.password()).isNull();
        assertThat(least.database()).isZero();
        assertThat(RedisAddress.parse("redis://:only@localhost/").password()).isEqualTo("only");
        assertThat(RedisAddress.parse("redis://:only@localhost/").user()).isNull();
        assertThat(RedisAddress.parse("redis://[::1]:7000").server().getPort()).isEqualTo(7000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:6379",
                "http://joe:Hidden9Secret@localhost",
                "redis://joe:Hidden9Secret#@localhost",
                "redis://joe:Hidden9Secret with space@localhost",
                "redis://joe:Hidden9Secret@localhost/zero",
                "redis://joe:Hidden9Secret@local_host",
                "redis://joe:Hidden9Secret@localhost?timeout=1",
                "redis://"
            })
    void impossible_toldWithoutTheValue(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisAddress.parse(url))
                .withMessageStartingWith("finicity.store.redis.url ")
                .withMessageContaining("rediss://user:password@redis.example.com:6379/0")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("Hidden9Secret", "joe"))
                .satisfies(e -> assertThat(e.getCause()).isNull());
    }

    /** A thread of the pool would keep the class loader of an application that has ended. */
    @Test
    void client_hasNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        RedisAddress.parse("redis://localhost").client();

        assertThat(before).containsAll(Thread.getAllStackTraces().keySet());
    }

    @Test
    void neverShown() {
        assertThat(RedisAddress.parse("redis://joe:Hidden9Secret@localhost"))
                .hasToString("RedisAddress[localhost:6379]");
    }

    @Test
    void neitherUrlNorBean_toldWhatToSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedisEngine().open(Map.of(), Runnable::run))
                .withMessageStartingWith("finicity.store.redis.url is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new RedisEngine()
                                        .open(
                                                Map.of(
                                                        RedisEngine.URL,
                                                        "redis://localhost",
                                                        RedisEngine.PREFIX,
                                                        "a{b}"),
                                                Runnable::run))
                .withMessageStartingWith("finicity.store.redis.prefix is \"a{b}\"");
    }
}
