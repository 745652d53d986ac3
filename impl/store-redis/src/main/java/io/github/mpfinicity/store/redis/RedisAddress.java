package io.github.mpfinicity.store.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * A server's address: {@code redis://user:password@host:port/database}, or {@code rediss:} for TLS.
 * No message shows it, because it may hold a password.
 *
 * @param user null for the server's default user
 * @param password null if the server needs none
 * @param tls whether the connection is encrypted, and the certificate must name the host
 */
record RedisAddress(
        HostAndPort server,
        @Nullable String user,
        @Nullable String password,
        int database,
        boolean tls) {
    static final String EXAMPLE = "rediss://user:password@redis.example.com:6379/0";

    private static final int STANDARD_PORT = 6379;
    private static final int CONNECTIONS = 8;
    private static final int CONNECT_MILLIS = 2000;
    private static final int ANSWER_MILLIS = 2000;
    private static final Duration FOR_A_CONNECTION = Duration.ofSeconds(1);

    /** For the pool, any negative time. */
    private static final Duration NEVER = Duration.ofMillis(-1);

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if it is no such address; the message does not show it
     */
    static RedisAddress parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw wrong("is not a URL; write special characters of the password as %XX");
        }
        boolean tls = "rediss".equals(uri.getScheme());
        if (!tls && !"redis".equals(uri.getScheme())) {
            throw wrong("does not begin with redis:// or rediss://");
        }
        if (uri.getHost() == null) {
            throw wrong("names no host; write special characters of the password as %XX");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong("has more than host, port and database");
        }
        String login = uri.getUserInfo() == null ? "" : uri.getUserInfo();
        int colon = login.indexOf(':');
        return new RedisAddress(
                new HostAndPort(uri.getHost(), uri.getPort() < 0 ? STANDARD_PORT : uri.getPort()),
                colon > 0 ? login.substring(0, colon) : null,
                colon < 0 ? emptyAsNull(login) : emptyAsNull(login.substring(colon + 1)),
                database(uri.getPath() == null ? "" : uri.getPath()),
                tls);
    }

    private static int database(String path) {
        String number = path.replaceFirst("^/", "");
        if (!number.matches("[0-9]{0,4}")) {
            throw wrong("ends with something that is not the number of a database");
        }
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(
                RedisEngine.URL + " " + what + ": it must be like " + EXAMPLE);
    }

    /** Connects to nothing yet. */
    UnifiedJedis client() {
        return client(null);
    }

    /**
     * The same with certificates of its own.
     *
     * @param certificates null for those that the JVM trusts
     */
    UnifiedJedis client(@Nullable SSLSocketFactory certificates) {
        var names = new SSLParameters();
        names.setEndpointIdentificationAlgorithm("HTTPS");

        DefaultJedisClientConfig.Builder config =
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(CONNECT_MILLIS)
                        .socketTimeoutMillis(ANSWER_MILLIS)
                        .user(user)
                        .password(password)
                        .database(database)
                        .clientName("mp-finicity")
                        .ssl(tls);
        if (tls) {
            config.sslParameters(names);
            if (certificates != null) {
                config.sslSocketFactory(certificates);
            }
        }
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        // An idle connection would need somebody who closes it when the application ends, and a
        // thread that looks after it. There are four operations for each authentication.
        pool.setMaxIdle(0);
        pool.setMinIdle(0);
        pool.setTimeBetweenEvictionRuns(NEVER);
        pool.setMaxWait(FOR_A_CONNECTION);
        pool.setTestOnBorrow(false);
        pool.setJmxEnabled(false);
        return RedisClient.builder()
                .hostAndPort(server)
                .clientConfig(config.build())
                .poolConfig(pool)
                .build();
    }

    @Override
    public String toString() {
        return "RedisAddress[" + server + "]";
    }
}
