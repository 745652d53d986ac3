package io.github.mpfinicity.tck.client;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * A client, by the way it is attached.
 *
 * @param name of the way
 * @param blocking lists customers
 * @param later lists customers too
 */
public record Route(
        String name,
        IntFunction<CustomerPage> blocking,
        IntFunction<CompletionStage<CustomerPage>> later) {
    private static final long LONGEST_SECONDS = 30;

    /** {@return a page with one customer, from the blocking method} */
    public CustomerPage call() {
        return blocking.apply(1);
    }

    /**
     * Calls the asynchronous method and waits.
     *
     * @return a page with one customer
     * @throws Exception as the future throws it
     */
    public CustomerPage callLater() throws Exception {
        return later.apply(1).toCompletableFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public String toString() {
        return name;
    }
}
