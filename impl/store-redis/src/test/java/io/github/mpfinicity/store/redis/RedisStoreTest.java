package io.github.mpfinicity.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.PartnerStoreContract;
import io.github.mpfinicity.core.store.StoreException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/** The contract of all stores, on a real server; and what only a server of its own can show. */
@Tag("fleet")
class RedisStoreTest extends PartnerStoreContract {
    static final Executor THREADS = task -> new Thread(task, "store").start();

    private static RedisServer server;

    @BeforeAll
    static void begin() {
        server = RedisServer.started();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void empty() {
        try (RedisClient client = RedisClient.create("127.0.0.1", server.port())) {
            client.flushAll();
        }
    }

    @Override
    protected PartnerStore store() {
        return open(server.url());
    }

    static PartnerStore open(String url, String... others) {
        Map<String, String> settings = new HashMap<>();
        settings.put(RedisEngine.URL, url);
        for (int i = 0; i < others.length; i += 2) {
            settings.put(others[i], others[i + 1]);
        }
        return new RedisEngine().open(settings, THREADS);
    }

    @Test
    void prefix_keepsApplicationsApart() {
        String url = server.url();
        open(url, RedisEngine.PREFIX, "one:").compareAndSet("a", null, "text");

        assertThat(open(url, RedisEngine.PREFIX, "two:").read("a")).isNull();
        try (RedisClient client = RedisClient.create("127.0.0.1", server.port())) {
            assertThat(client.get("one:a")).isEqualTo("text");
            assertThat(client.ttl("one:a")).as("no end").isEqualTo(-1);
        }
    }

    /** Nobody closes a client when its application is taken off a server. */
    @Test
    void operationsAreOver_noConnectionIsLeft() {
        PartnerStore store = store();
        store.compareAndSet("a", null, "text");
        store.read("a");

        try (var client = new Jedis("127.0.0.1", server.port())) {
            assertThat(client.clientList())
                    .contains("cmd=client")
                    .doesNotContain("name=mp-finicity");
        }
    }

    @Test
    void textsThatLookLikeCommands_comeBackWhole() {
        String text = "\r\n*1\r\n$4\r\nPING\r\n' .. redis.call('FLUSHALL') .. ' \u00e4\u20ac";
        PartnerStore store = store();

        assertThat(store.compareAndSet("a", null, text)).isTrue();
        assertThat(store.read("a")).isEqualTo(text);
        assertThat(store.compareAndSet("a", text, "next")).isTrue();
    }

    /** The server writes its file before it answers; only a host's crash can lose what is there. */
    @ParameterizedTest
    @ValueSource(strings = {"always", "everysec"})
    void killedAndStartedAgain_everythingConfirmedIsThere(String appendfsync) throws IOException {
        try (RedisServer own = RedisServer.with("--appendfsync", appendfsync)) {
            PartnerStore store = open(own.url());
            String before = null;
            for (int i = 0; i < 50; i++) {
                assertThat(store.compareAndSet("a", before, "text " + i)).isTrue();
                before = "text " + i;
            }
            own.stop();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.read("a"))
                    .withMessageContaining("cannot be reached");

            own.start();
            assertThat(open(own.url()).read("a")).isEqualTo(before);
        }
    }
}
