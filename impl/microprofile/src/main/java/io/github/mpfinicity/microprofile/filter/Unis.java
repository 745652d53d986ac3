package io.github.mpfinicity.microprofile.filter;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Handles Mutiny's {@code Uni}, which methods of Quarkus' Rest Client may return. A {@code Uni}
 * sends nothing before a caller subscribes, and each subscription is a call. Without Mutiny on the
 * class path this class works for all other methods.
 */
final class Unis {
    private static final String UNI = "io.smallrye.mutiny.Uni";

    private Unis() {}

    static boolean returnedBy(Method method) {
        return method.getReturnType().getName().equals(UNI);
    }

    /** A {@code Uni} that starts a call for each subscription. */
    static Object ofCalls(Callable<CompletionStage<@Nullable Object>> call) {
        return Uni.createFrom().completionStage(() -> started(call));
    }

    /** Subscribes on this thread. */
    static CompletionStage<?> subscribed(@Nullable Object uni) {
        return uni instanceof Uni<?> sent
                ? sent.subscribeAsCompletionStage()
                : CompletableFuture.completedStage(uni);
    }

    private static CompletionStage<@Nullable Object> started(
            Callable<CompletionStage<@Nullable Object>> call) {
        try {
            return call.call();
        } catch (Exception e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
