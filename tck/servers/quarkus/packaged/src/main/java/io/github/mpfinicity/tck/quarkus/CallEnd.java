package io.github.mpfinicity.tck.quarkus;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What became of a call, and what kind of thread made it, in one line. */
final class CallEnd {
    private CallEnd() {}

    static String of(Supplier<String> call) {
        String thread = thread();
        try {
            return text(thread, call.get(), null);
        } catch (RuntimeException e) {
            return text(thread, null, e);
        }
    }

    static CompletionStage<String> later(Supplier<CompletionStage<String>> call) {
        String thread = thread();
        return call.get().handle((body, error) -> text(thread, body, error));
    }

    static Uni<String> lazily(Supplier<Uni<String>> call) {
        String thread = thread();
        return call.get().onItemOrFailure().transform((body, error) -> text(thread, body, error));
    }

    private static String thread() {
        return Context.isOnEventLoopThread() ? "event loop" : "thread";
    }

    private static String text(String thread, @Nullable String body, @Nullable Throwable error) {
        var text = new StringBuilder(thread);
        text.append(body == null ? ": failed" : ": ok");
        for (Throwable each = error; each != null; each = each.getCause()) {
            text.append(", ").append(each);
        }
        return text.toString();
    }
}
