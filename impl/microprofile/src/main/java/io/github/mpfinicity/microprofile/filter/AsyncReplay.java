package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.microprofile.session.PartnerRuntime;
import jakarta.ws.rs.ProcessingException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The same for a method that returns a stage or a {@code Uni}. No thread waits, and whatever is
 * sent from a completion is sent from a thread of the application's: the completing one may be an
 * event loop.
 */
final class AsyncReplay {
    private final Call call;

    /** Null if only the filter can tell. */
    private final @Nullable PartnerRuntime partner;

    /** Completes with the client's own exceptions, not with wrappers of them. */
    private final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();

    AsyncReplay(Call call, @Nullable PartnerRuntime partner) {
        this.call = call;
        this.partner = partner;
    }

    /** Sends at once, on this thread, if there is a token or no hope of one. */
    CompletionStage<@Nullable Object> start() throws Exception {
        if (partner == null || !waits(partner)) {
            follow(call.proceed(), this::judge);
        }
        return result;
    }

    private boolean waits(PartnerRuntime whose) {
        CompletionStage<AppToken> token = whose.tokens().currentAsync();
        if (token.toCompletableFuture().isDone()) {
            return false;
        }
        token.whenComplete(
                (present, failure) -> {
                    if (failure != null) {
                        result.completeExceptionally(failure);
                    } else {
                        send(whose, this::judge, result::completeExceptionally);
                    }
                });
        return true;
    }

    /** After the first answer. */
    private void judge(Ending first) {
        Sending refused = call.refused();
        if (refused == null || result.isDone()) {
            end(first);
            return;
        }
        PartnerRuntime whose = refused.partner();
        whose.tokens()
                .currentAsync()
                .whenComplete(
                        (present, failure) -> {
                            if (failure instanceof FinicityAuthenticationException why) {
                                ReplayInterceptor.close(first.value());
                                result.completeExceptionally(
                                        ReplayInterceptor.suppressing(why, first.error()));
                            } else if (failure != null || present.equals(refused.pair().token())) {
                                end(first);
                            } else {
                                again(whose, first);
                            }
                        });
    }

    private void again(PartnerRuntime whose, Ending first) {
        send(
                whose,
                second -> {
                    ReplayInterceptor.close(first.value());
                    end(second);
                },
                noThread -> end(first));
    }

    private void end(Ending ending) {
        if (ending.error() == null) {
            result.complete(ending.value());
        } else {
            result.completeExceptionally(ending.error());
        }
    }

    private void send(
            PartnerRuntime whose, Consumer<Ending> then, Consumer<RuntimeException> refused) {
        try {
            whose.threads().execute(() -> attempt(call::proceed, then));
        } catch (RuntimeException e) {
            refused.accept(e);
        }
    }

    /** Nobody but the stage will hear of what is thrown here. */
    private void attempt(Callable<@Nullable Object> proceed, Consumer<Ending> then) {
        try {
            follow(proceed.call(), then);
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    private static void follow(@Nullable Object stage, Consumer<Ending> then) {
        if (stage instanceof CompletionStage<?> sent) {
            sent.whenComplete((value, error) -> then.accept(new Ending(value, unwrapped(error))));
        } else {
            then.accept(new Ending(stage, null));
        }
    }

    /** Quarkus wraps even what a filter throws that is a processing exception already. */
    private static @Nullable Throwable unwrapped(@Nullable Throwable error) {
        Throwable cause = error == null ? null : error.getCause();
        boolean wrapper =
                (error instanceof CompletionException && cause != null)
                        || (error instanceof ProcessingException
                                && cause instanceof FinicityAuthenticationException);
        return wrapper ? unwrapped(cause) : error;
    }

    /** How a stage completed. */
    private record Ending(@Nullable Object value, @Nullable Throwable error) {}
}
