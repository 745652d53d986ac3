package io.github.mpfinicity.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.LoginRefusedException;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Servers that would forget or lie, and users who may not do what is needed. */
@Tag("fleet")
class WrongServerTest {
    private static void refused(RedisServer server, String remedy) {
        PartnerStore store = RedisStoreTest.open(server.url());
        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .isThrownBy(() -> store.compareAndSet("a", null, "text"))
                .withMessageContaining(remedy);
        assertThatExceptionOfType(MisconfiguredStoreException.class)
                .as("still")
                .isThrownBy(() -> store.read("a"));
    }

    @Test
    void noAppendOnlyFile_refusedUntilItHasOne() {
        try (RedisServer server = RedisServer.with("--appendonly", "no");
                Jedis admin = new Jedis("127.0.0.1", server.port())) {
            refused(server, "set appendonly yes");
            assertThat(admin.exists("finicity:a")).as("nothing was written").isFalse();
            PartnerStore store = RedisStoreTest.open(server.url());

            admin.configSet("appendonly", "yes");
            assertThat(store.compareAndSet("a", null, "text")).isTrue();
        }
    }

    @Test
    void evicts_refused() {
        try (RedisServer server = RedisServer.with("--maxmemory-policy", "allkeys-lru")) {
            refused(server, "set maxmemory-policy noeviction");
        }
    }

    @Test
    void replica_refusedBeforeAndAfterItBecameOne() {
        try (RedisServer primary = RedisServer.started();
                RedisServer other = RedisServer.started();
                Jedis admin = new Jedis("127.0.0.1", other.port())) {
            PartnerStore store = RedisStoreTest.open(other.url());
            store.compareAndSet("a", null, "text");

            admin.replicaof("127.0.0.1", primary.port());
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.compareAndSet("a", "text", "next"))
                    .withMessageContaining("name the primary");
            refused(other, "name the primary");
        }
    }

    @Test
    void userOfAnAcl_worksWithTheRightsThatTheMessageNames() {
        try (RedisServer server = RedisServer.started();
                Jedis admin = new Jedis("127.0.0.1", server.port())) {
            admin.aclSetUser("finicity", "on", ">Secret9Of9Redis", "~finicity:*", "+get");
            String url = "redis://finicity:Secret9Of9Redis@127.0.0.1:" + server.port();
            assertThatExceptionOfType(MisconfiguredStoreException.class)
                    .isThrownBy(() -> RedisStoreTest.open(url).read("a"))
                    .withMessageContaining("allow it +get, +set, +eval, +info and +ping")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("Secret9"));

            admin.aclSetUser("finicity", "+set", "+eval", "+info", "+ping");
            assertThat(RedisStoreTest.open(url).compareAndSet("a", null, "text")).isTrue();
            assertThatExceptionOfType(MisconfiguredStoreException.class)
                    .isThrownBy(() -> RedisStoreTest.open(url + "/3").read("a"))
                    .withMessageContaining("+select if its URL names another database");
            admin.aclSetUser("finicity", "+select");
            assertThat(RedisStoreTest.open(url + "/3").read("a")).isNull();

            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> RedisStoreTest.open(url.replace("Secret9", "x")).read("a"))
                    .withMessageContaining("refuses the user or password")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("Of9Redis"));
        }
    }

    /** Within a script the server says ERR only. */
    @ParameterizedTest
    @ValueSource(strings = {"+get +eval +info", "+get +eval +set"})
    void rightMissingWithinAScript_refusedAndTold(String rights) {
        try (RedisServer server = RedisServer.started();
                Jedis admin = new Jedis("127.0.0.1", server.port())) {
            admin.aclSetUser("finicity", "on", ">Secret9Of9Redis", "~finicity:*");
            admin.aclSetUser("finicity", rights.split(" "));
            String url = "redis://finicity:Secret9Of9Redis@127.0.0.1:" + server.port();

            assertThatExceptionOfType(MisconfiguredStoreException.class)
                    .isThrownBy(
                            () -> RedisStoreTest.open(url).compareAndSet("a", null, "Text9OfARow"))
                    .withMessageContaining("allow it +get, +set, +eval, +info and +ping")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("Secret9", "Text9"));
        }
    }

    @Test
    void databaseThatIsNotThere_refusedAndTold() {
        try (RedisServer server = RedisServer.started()) {
            assertThatExceptionOfType(MisconfiguredStoreException.class)
                    .isThrownBy(() -> RedisStoreTest.open(server.url() + "/99").read("a"))
                    .withMessageContaining("no database of that number");
        }
    }

    /** As on the side of a partition that has lost its replicas. */
    @Test
    void replicasGone_nothingIsWritten() {
        try (RedisServer server = RedisServer.started();
                Jedis admin = new Jedis("127.0.0.1", server.port())) {
            admin.configSet("min-replicas-to-write", "1");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(
                            () ->
                                    RedisStoreTest.open(server.url())
                                            .compareAndSet("a", null, "text"))
                    .withMessageContaining("takes no command at the moment")
                    .withMessageContaining("NOREPLICAS");
        }
    }

    @Test
    void full_toldAndNothingChanged() {
        try (RedisServer server = RedisServer.started();
                Jedis admin = new Jedis("127.0.0.1", server.port())) {
            PartnerStore store = RedisStoreTest.open(server.url());
            store.compareAndSet("a", null, "text");

            admin.configSet("maxmemory", "1");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.compareAndSet("a", "text", "next"))
                    .withMessageContaining("raise maxmemory");
            assertThat(store.read("a")).isEqualTo("text");
        }
    }
}
