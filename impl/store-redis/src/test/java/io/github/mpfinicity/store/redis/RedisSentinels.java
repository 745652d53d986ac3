package io.github.mpfinicity.store.redis;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.exceptions.JedisException;

/** A primary, its replica, three sentinels, and the client that an application would make. */
public final class RedisSentinels implements AutoCloseable {
    private static final JedisClientConfig TWO_SECONDS =
            DefaultJedisClientConfig.builder()
                    .connectionTimeoutMillis(2000)
                    .socketTimeoutMillis(2000)
                    .build();

    private final RedisServer primary = RedisServer.with("--repl-diskless-sync-delay", "0");
    private final RedisServer replica =
            RedisServer.with("--replicaof", "127.0.0.1", Integer.toString(primary.port()));
    private final List<RedisSentinel> sentinels;
    private final RedisSentinelClient client;

    private RedisSentinels() {
        on(primary, RedisSentinels::awaitReplica);
        sentinels = Stream.generate(() -> RedisSentinel.of(primary)).limit(3).toList();
        sentinels.forEach(each -> on(each.port(), RedisSentinels::awaitOthers));
        client =
                RedisSentinelClient.builder()
                        .masterName(RedisSentinel.PRIMARY)
                        .sentinels(
                                sentinels.stream()
                                        .map(each -> new HostAndPort("127.0.0.1", each.port()))
                                        .collect(toSet()))
                        .clientConfig(TWO_SECONDS)
                        .sentinelClientConfig(TWO_SECONDS)
                        .build();
    }

    /** All know each other. */
    public static RedisSentinels started() {
        return new RedisSentinels();
    }

    public RedisSentinelClient client() {
        return client;
    }

    public RedisServer primary() {
        return primary;
    }

    public RedisServer replica() {
        return replica;
    }

    /** Waits until the replica has what the primary has. */
    public void awaitCopies() {
        String there = on(primary, RedisSentinels::texts);
        while (!on(replica, RedisSentinels::texts).equals(there)) {
            Thread.onSpinWait();
        }
    }

    /** Asks for it while both servers live. */
    void failover() {
        on(sentinels.get(0).port(), each -> each.sentinelFailover(RedisSentinel.PRIMARY));
    }

    /** Waits until the replica answers to the client. */
    public void awaitFailover() {
        String there = "tcp_port:" + replica.port() + "\r";
        while (!answer().contains(there)) {
            Thread.onSpinWait();
        }
    }

    private String answer() {
        try {
            return String.valueOf(client.eval("return redis.call('INFO', 'server')"));
        } catch (JedisException e) {
            return "nobody's";
        }
    }

    @Override
    public void close() {
        client.close();
        sentinels.forEach(RedisSentinel::close);
        replica.close();
        primary.close();
    }

    private static String texts(Jedis server) {
        return server.keys("*").stream().sorted().map(key -> key + server.get(key)).toList() + "";
    }

    private static String awaitReplica(Jedis server) {
        String info = "";
        while (!info.contains("state=online")) {
            info = server.info("replication");
        }
        return info;
    }

    private static Map<String, String> awaitOthers(Jedis sentinel) {
        Map<String, String> known = Map.of();
        while (!"1".equals(known.get("num-slaves"))
                || !"2".equals(known.get("num-other-sentinels"))) {
            known = sentinel.sentinelMaster(RedisSentinel.PRIMARY);
        }
        return known;
    }

    static <T> T on(RedisServer server, Function<Jedis, T> command) {
        return on(server.port(), command);
    }

    private static <T> T on(int port, Function<Jedis, T> command) {
        try (var connection = new Jedis("127.0.0.1", port)) {
            return command.apply(connection);
        }
    }
}
