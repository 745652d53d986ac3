package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityAuthenticationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that ask for the token at the same moment and must all get the same answer. */
final class ConcurrentCallers implements AutoCloseable {
    static final int SIZE = 64;

    private final AppTokens tokens;
    private final ExecutorService threads = Executors.newFixedThreadPool(SIZE);

    ConcurrentCallers(AppTokens tokens) {
        this.tokens = tokens;
    }

    /** Every thread waits for its answer. */
    Class<?> refusal() throws Exception {
        return together(tokens::current);
    }

    /** Nobody waits before all have asked, which the vendor does before it answers. */
    Class<?> refusalAsync(CountDownLatch asked) throws Exception {
        return together(
                () -> {
                    CompletionStage<AppToken> answer = tokens.currentAsync();
                    asked.countDown();
                    return answer.toCompletableFuture().join();
                });
    }

    /** The kind of what all of them got. */
    private Class<?> together(Callable<AppToken> call) throws Exception {
        var start = new CyclicBarrier(SIZE);
        List<Future<Class<?>>> calls = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            calls.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return kind(call);
                            }));
        }
        List<Class<?>> kinds = new ArrayList<>();
        for (Future<Class<?>> each : calls) {
            kinds.add(each.get());
        }
        assertThat(kinds).hasSize(SIZE).containsOnly(kinds.get(0));
        return kinds.get(0);
    }

    private static Class<?> kind(Callable<AppToken> call) throws Exception {
        try {
            return call.call().getClass();
        } catch (FinicityAuthenticationException e) {
            return e.getClass();
        } catch (CompletionException e) {
            return e.getCause().getClass();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
