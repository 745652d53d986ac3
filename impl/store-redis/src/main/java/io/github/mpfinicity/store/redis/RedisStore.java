package io.github.mpfinicity.store.redis;

import io.github.mpfinicity.core.store.DetachedExecution;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.store.StoreException;
import io.github.mpfinicity.core.time.Clocks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keeps each text under a key of its own, without an end. The server compares and replaces in one
 * script of one key, so that a cluster can run it, too. Safe for any thread and any number of
 * hosts, while the server keeps what it has confirmed: {@link ServerCheck} refuses one that does
 * not.
 *
 * <p>Source: Redis documentation, "Scripting with Lua" (atomicity) and "Redis persistence".
 */
public final class RedisStore implements PartnerStore {
    /** The longest time for an operation: a connection from the pool, a connect and two answers. */
    static final Duration DEADLINE = Duration.ofSeconds(6);

    /**
     * ARGV from 4: the facts that the server's INFO must have. A script goes where its key is, so
     * the server of a cluster or behind sentinels that answers is the one that is checked.
     */
    private static final String CHECK =
            """
            local info = redis.call('INFO')
            for i = 4, #ARGV do
              if not string.find(info, '\\n' .. ARGV[i] .. '\\r', 1, true) then return {0, info} end
            end
            """;

    /** KEYS: the key. */
    private static final String READ = CHECK + "return {1, redis.call('GET', KEYS[1])}";

    /** KEYS: the key. ARGV: 1 if a text is expected, that text, the next one. */
    private static final String COMPARE_AND_SET =
            CHECK
                    + """
                    local kept = redis.call('GET', KEYS[1])
                    if ARGV[1] == '1' then
                      if kept ~= ARGV[2] then return {1, 0} end
                    elseif kept then
                      return {1, 0}
                    end
                    redis.call('SET', KEYS[1], ARGV[3])
                    return {1, 1}
                    """;

    private final Supplier<UnifiedJedis> client;
    private final String prefix;
    private final DetachedExecution execution;

    /**
     * Sends nothing yet.
     *
     * @param client of the server or cluster that all hosts share
     * @param prefix of each key
     * @param threads runs each operation on a thread that is not the caller's
     */
    public RedisStore(UnifiedJedis client, String prefix, Executor threads) {
        this(() -> client, prefix, threads);
    }

    RedisStore(Supplier<UnifiedJedis> client, String prefix, Executor threads) {
        this.client = client;
        this.prefix = prefix;
        this.execution =
                new DetachedExecution(
                        threads,
                        DEADLINE,
                        Clocks.system(),
                        "the Redis server",
                        "Give the client a connect and a socket timeout of two seconds");
    }

    @Override
    public @Nullable String read(String key) {
        return (String) run(READ, key, "", "", "");
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        String known = expected == null ? "0" : "1";
        String text = expected == null ? "" : expected;
        return Long.valueOf(1).equals(run(COMPARE_AND_SET, key, known, text, next));
    }

    @Override
    public boolean outlivesProcess() {
        return true;
    }

    /** Runs a script on the server of a key, if that server is one for records. */
    private @Nullable Object run(String script, String key, String... texts) {
        List<String> keys = List.of(prefix + key);
        List<String> arguments =
                Stream.concat(Stream.of(texts), ServerCheck.NEEDED.stream()).toList();
        return execution
                .call(givenUp -> Optional.ofNullable(result(script, keys, arguments, givenUp)))
                .orElse(null);
    }

    private @Nullable Object result(
            String script, List<String> keys, List<String> arguments, BooleanSupplier givenUp) {
        List<?> reply;
        try {
            UnifiedJedis connecting = client.get();
            if (givenUp.getAsBoolean()) {
                throw new StoreException("the client came too late");
            }
            reply = (List<?>) connecting.eval(script, keys, arguments);
        } catch (JedisException e) {
            throw RedisFailure.of(e).exception();
        }
        if (Long.valueOf(1).equals(reply.get(0))) {
            return reply.get(1);
        }
        throw new MisconfiguredStoreException(
                "the server of finicity.store=redis can forget attempts: "
                        + String.join("; ", ServerCheck.problems(String.valueOf(reply.get(1)))));
    }
}
