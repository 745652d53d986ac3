package io.github.mpfinicity.store.redis;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.PartnerStoreContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClusterClient;

/** The contract of all stores on three servers, each of which has a third of the keys. */
@Tag("fleet")
@Timeout(120)
class ClusterTest extends PartnerStoreContract {
    private static final String HOST = "127.0.0.1";
    private static final int SLOTS = 16384;
    private static final List<RedisServer> SERVERS = new ArrayList<>();

    private static RedisClusterClient client;

    @BeforeAll
    static void begin() throws IOException {
        List<Integer> buses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            buses.add(freePort());
            String bus = Integer.toString(buses.get(i));
            SERVERS.add(RedisServer.with("--cluster-enabled", "yes", "--cluster-port", bus));
        }
        for (int i = 0; i < 3; i++) {
            int first = i * SLOTS / 3;
            int last = (i + 1) * SLOTS / 3 - 1;
            on(SERVERS.get(i), server -> server.clusterAddSlotsRange(first, last));
            String port = Integer.toString(SERVERS.get(i).port());
            String bus = Integer.toString(buses.get(i));
            on(
                    SERVERS.get(0),
                    server ->
                            server.sendCommand(Protocol.Command.CLUSTER, "MEET", HOST, port, bus));
        }
        SERVERS.forEach(each -> on(each, ClusterTest::awaitAllSlots));
        client =
                RedisClusterClient.create(
                        SERVERS.stream()
                                .map(each -> new HostAndPort(HOST, each.port()))
                                .collect(toSet()));
    }

    @AfterAll
    static void end() {
        client.close();
        SERVERS.forEach(RedisServer::close);
    }

    @BeforeEach
    void empty() {
        SERVERS.forEach(each -> on(each, Jedis::flushAll));
    }

    @Override
    protected PartnerStore store() {
        return new RedisStore(client, "finicity:", RedisStoreTest.THREADS);
    }

    @Test
    void keys_onAllServers() {
        PartnerStore store = store();
        IntStream.range(0, 30)
                .forEach(i -> assertThat(store.compareAndSet("a" + i, null, "text")).isTrue());

        assertThat(SERVERS).allSatisfy(each -> assertThat(on(each, Jedis::dbSize)).isPositive());
    }

    @Test
    void oneServerForgets_itsKeysAreRefused() {
        RedisServer forgetful = SERVERS.get(1);
        on(forgetful, server -> server.configSet("appendonly", "no"));
        try {
            PartnerStore store = store();
            List<String> refused = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String key = "a" + i;
                if (isRefused(store, key)) {
                    refused.add(key);
                } else {
                    store.compareAndSet(key, null, "text");
                }
            }

            assertThat(refused).isNotEmpty().hasSizeLessThan(30);
            assertThat(on(forgetful, Jedis::dbSize)).isZero();
        } finally {
            on(forgetful, server -> server.configSet("appendonly", "yes"));
        }
    }

    private static boolean isRefused(PartnerStore store, String key) {
        try {
            store.read(key);
            return false;
        } catch (MisconfiguredStoreException e) {
            assertThat(e).hasMessageContaining("set appendonly yes");
            return true;
        }
    }

    private static boolean awaitAllSlots(Jedis server) {
        String info = "";
        while (!info.contains("cluster_state:ok") || !info.contains("cluster_slots_ok:" + SLOTS)) {
            info = server.clusterInfo();
        }
        return true;
    }

    private static <T> T on(RedisServer server, Function<Jedis, T> command) {
        try (var connection = new Jedis(HOST, server.port())) {
            return command.apply(connection);
        }
    }

    /** The default is the port and ten thousand, which may be no port. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
