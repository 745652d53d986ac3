package io.github.mpfinicity.store.redis;

import io.github.mpfinicity.core.store.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Watches a primary and lets a replica take over, a second after the primary is gone. */
final class RedisSentinel extends LocalServer {
    static final String PRIMARY = "records";

    private static final String SETTINGS =
            """
            bind 127.0.0.1
            port %d
            dir %s
            sentinel monitor records 127.0.0.1 %d 2
            sentinel down-after-milliseconds records 1000
            sentinel failover-timeout records 3000
            """;

    private final RedisServer primary;

    private RedisSentinel(RedisServer primary) throws IOException {
        super(Files.createTempDirectory("mp-finicity-sentinel-"), "+monitor master");
        this.primary = primary;
    }

    /** One of three; two agree. */
    static RedisSentinel of(RedisServer primary) {
        try {
            var sentinel = new RedisSentinel(primary);
            sentinel.start();
            return sentinel;
        } catch (IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    @Override
    public String url(int by) {
        return "redis://127.0.0.1:" + by;
    }

    /** It writes what it learns into its file. */
    @Override
    protected List<String> command(int onPort) {
        try {
            Path file = folder().resolve("sentinel.conf");
            Files.writeString(file, SETTINGS.formatted(onPort, folder(), primary.port()));
            return List.of("redis-server", file.toString(), "--sentinel");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
