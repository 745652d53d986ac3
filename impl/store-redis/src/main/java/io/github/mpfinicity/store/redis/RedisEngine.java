package io.github.mpfinicity.store.redis;

import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreEngine;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;

/** Makes {@link RedisStore}s of the settings under {@code finicity.store.redis}. */
public final class RedisEngine implements StoreEngine {
    static final String URL = "finicity.store.redis.url";
    static final String PREFIX = "finicity.store.redis.prefix";

    private static final String STANDARD_PREFIX = "finicity:";

    /** Braces would put all partners of a cluster on one node, or none where it was meant. */
    private static final String PREFIXES = "[A-Za-z0-9:._-]{1,64}";

    /** For the service loader. */
    public RedisEngine() {}

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Set<String> settings() {
        return Set.of(URL, PREFIX);
    }

    @Override
    public Duration longestOperation() {
        return RedisStore.DEADLINE;
    }

    /** Neither a client of the application's nor one of our own connects before the first use. */
    @Override
    public PartnerStore open(Map<String, String> settings, Executor threads) {
        String prefix = settings.getOrDefault(PREFIX, STANDARD_PREFIX);
        if (!prefix.matches(PREFIXES)) {
            throw new IllegalArgumentException(
                    PREFIX
                            + " is \""
                            + prefix
                            + "\": it must be of letters, digits, colons, dots, - and _, for"
                            + " example "
                            + STANDARD_PREFIX);
        }
        return new RedisStore(client(settings.get(URL)), prefix, threads);
    }

    private static Supplier<UnifiedJedis> client(@Nullable String url) {
        if (url != null) {
            UnifiedJedis own = RedisAddress.parse(url).client();
            return () -> own;
        }
        Instance<UnifiedJedis> bean = bean();
        if (bean == null) {
            throw new IllegalArgumentException(
                    URL
                            + " is not set, and there is not exactly one CDI bean of type"
                            + " redis.clients.jedis.UnifiedJedis: set it to the server that all"
                            + " hosts share, for example "
                            + RedisAddress.EXAMPLE);
        }
        if (bean.getHandle().getBean().getScope() == Dependent.class) {
            throw new IllegalArgumentException(
                    "the CDI bean of type redis.clients.jedis.UnifiedJedis is @Dependent, so each"
                            + " use would make a client that nobody closes: make it a @Singleton,"
                            + " and close it in a method with @Disposes");
        }
        return bean::get;
    }

    private static @Nullable Instance<UnifiedJedis> bean() {
        try {
            Instance<UnifiedJedis> beans = CDI.current().select(UnifiedJedis.class);
            return beans.isResolvable() ? beans : null;
        } catch (IllegalStateException | NoClassDefFoundError noCdi) {
            return null;
        }
    }
}
