package io.github.mpfinicity.store.redis;

import io.github.mpfinicity.core.store.DetachedExecution;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.time.Clocks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
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

    /** KEYS: the key. ARGV: 1 if a text is expected, that text, the next one. */
    private static final String COMPARE_AND_SET =
            """
            local kept = redis.call('GET', KEYS[1])
            if ARGV[1] == '1' then
              if kept ~= ARGV[2] then return 0 end
            elseif kept then
              return 0
            end
            redis.call('SET', KEYS[1], ARGV[3])
            return 1
            """;

    private final UnifiedJedis client;
    private final String prefix;
    private final DetachedExecution execution;

    /** The keys whose server was checked since the last failure. */
    private final Set<String> checked = ConcurrentHashMap.newKeySet();

    /**
     * Sends nothing yet.
     *
     * @param client of the server or cluster that all hosts share
     * @param prefix of each key
     * @param threads runs each operation on a thread that is not the caller's
     */
    public RedisStore(UnifiedJedis client, String prefix, Executor threads) {
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
        return on(key, name -> Optional.ofNullable(client.get(name))).orElse(null);
    }

    @Override
    public boolean compareAndSet(String key, @Nullable String expected, String next) {
        List<String> texts =
                List.of(expected == null ? "0" : "1", expected == null ? "" : expected, next);
        return on(
                key,
                name -> Long.valueOf(1).equals(client.eval(COMPARE_AND_SET, List.of(name), texts)));
    }

    @Override
    public boolean outlivesProcess() {
        return true;
    }

    /** After a failure another server may answer, so that one is checked, too. */
    private <T> T on(String key, Function<String, T> operation) {
        return execution.call(
                () -> {
                    String name = prefix + key;
                    try {
                        if (!checked.contains(name)) {
                            check(name);
                            checked.add(name);
                        }
                        return operation.apply(name);
                    } catch (JedisException e) {
                        checked.clear();
                        throw RedisFailure.of(e).exception();
                    }
                });
    }

    /** Asks the server of that key, for a cluster has several: a script goes where its key is. */
    private void check(String name) {
        Object info = client.eval("return redis.call('INFO')", List.of(name), List.of());
        List<String> problems = ServerCheck.problems(String.valueOf(info));
        if (!problems.isEmpty()) {
            throw new MisconfiguredStoreException(
                    "the server of finicity.store=redis can forget attempts: "
                            + String.join("; ", problems));
        }
    }
}
