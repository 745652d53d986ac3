package io.github.mpfinicity.benchmarks;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A cache of one token, of any library.
 *
 * @param ask gives a token, and fetches one if there is none
 * @param refusal is told of a token that the vendor refused; null if the library cannot be told
 * @param end frees what the cache holds
 */
record TokenCache(Callable<?> ask, @Nullable Refusal refusal, Runnable end)
        implements AutoCloseable {

    interface Refusal {
        void of(Object token) throws Exception;
    }

    TokenCache(Callable<?> ask, @Nullable Refusal refusal) {
        this(ask, refusal, () -> {});
    }

    Object token() throws Exception {
        return ask.call();
    }

    @Override
    public void close() {
        end.run();
    }
}
