package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.core.observe.PartnerObserver.Repetition;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import jakarta.ws.rs.ProcessingException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a call of a method that returns a stage or a {@code Uni}, and sends it again if the token
 * was refused. No thread waits. Each further request is sent from a thread of the application,
 * because the thread that completes the first one may be an event loop.
 */
final class AsyncReplay {
    private final InterceptedCall call;

    /** The partner of the call; null if only the filter can tell it. */
    private final @Nullable PartnerRuntime partner;

    /** Completes with the exceptions of the client itself, not with wrappers of them. */
    private final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();

    AsyncReplay(InterceptedCall call, @Nullable PartnerRuntime partner) {
        this.call = call;
        this.partner = partner;
    }

    /**
     * Sends the call. If there is a token, or none can be had, the call leaves at once on this
     * thread.
     */
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
                    } else if (!result.isDone()) {
                        attempt(call::proceed, this::judge);
                    }
                });
        return true;
    }

    /** Decides after the first answer whether the call is sent again. */
    private void judge(CallResult first) {
        SentRequest refused = result.isDone() ? null : call.refused(first);
        if (refused == null) {
            end(first);
            return;
        }
        PartnerRuntime whose = refused.partner();
        whose.tokens()
                .currentAsync()
                .whenComplete(
                        (present, failure) -> {
                            if (failure instanceof FinicityAuthenticationException why) {
                                tell(Repetition.NO_TOKEN);
                                first.close();
                                result.completeExceptionally(
                                        ReplayInterceptor.suppressing(why, first.error()));
                            } else if (failure != null || present.equals(refused.pair().token())) {
                                tell(Repetition.NO_TOKEN);
                                end(first);
                            } else {
                                again(whose, first);
                            }
                        });
    }

    private void again(PartnerRuntime whose, CallResult first) {
        try {
            whose.threads().execute(() -> repeat(first));
        } catch (Throwable noThread) {
            unrepeated(first);
        }
    }

    private void repeat(CallResult first) {
        if (!result.isDone() && first.buffer()) {
            attempt(call::proceedAgain, second -> end(call.better(first, second)));
        } else {
            unrepeated(first);
        }
    }

    private void unrepeated(CallResult first) {
        tell(Repetition.NOT_REPEATABLE);
        end(first);
    }

    /** Tells nothing if the caller has given the call up: nobody waits for a repetition. */
    private void tell(Repetition how) {
        if (!result.isDone()) {
            call.ended(how);
        }
    }

    /** Closes the answer if the caller has given the call up. */
    private void end(CallResult ending) {
        boolean taken =
                ending.error() == null
                        ? result.complete(ending.value())
                        : result.completeExceptionally(ending.error());
        if (!taken) {
            ending.close();
        }
    }

    /** The stage is the only receiver of what is thrown here. */
    private void attempt(Callable<@Nullable Object> proceed, Consumer<CallResult> then) {
        Object stage;
        try {
            stage = proceed.call();
        } catch (Throwable e) {
            then.accept(new CallResult(null, e));
            return;
        }
        follow(stage, then);
    }

    /** A caller that cancels its stage cancels the client's, which ends the request. */
    private void follow(@Nullable Object stage, Consumer<CallResult> then) {
        if (stage instanceof CompletionStage<?> sent) {
            CompletionStage<@Nullable Object> given = result;
            given.whenComplete(
                    (value, error) -> {
                        if (result.isCancelled()) {
                            sent.toCompletableFuture().cancel(true);
                        }
                    });
            sent.whenComplete(
                    (value, error) -> then.accept(new CallResult(value, unwrapped(error))));
        } else {
            then.accept(new CallResult(stage, null));
        }
    }

    /**
     * Takes off the wrapper that Quarkus puts around each exception of a filter, even around a
     * processing exception.
     */
    private static @Nullable Throwable unwrapped(@Nullable Throwable error) {
        Throwable cause = error == null ? null : error.getCause();
        boolean wrapper =
                (error instanceof CompletionException && cause != null)
                        || (error instanceof ProcessingException
                                && cause instanceof FinicityAuthenticationException);
        return wrapper ? unwrapped(cause) : error;
    }
}
