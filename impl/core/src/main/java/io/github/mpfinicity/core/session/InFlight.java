package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.result.TokenResult;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A run: one authentication with its waiting callers, from reading the credentials to the outcome.
 * It belongs to the session, so a caller who gives up does not end it. Two runs are equal if their
 * numbers are, so that states can be compared.
 */
final class InFlight {
    private final long id;
    private final @Nullable SecretChange change;
    private volatile String awaited = "no thread has begun it";
    private final CompletableFuture<TokenResult> completion = new CompletableFuture<>();
    private final CompletableFuture<TokenResult> asyncCompletion = new CompletableFuture<>();

    InFlight(long id, @Nullable SecretChange change) {
        this.id = id;
        this.change = change;
    }

    long id() {
        return id;
    }

    /** The change of the secret that the run makes first; null if it only authenticates. */
    @Nullable SecretChange change() {
        return change;
    }

    /** The step that has to end before anything is sent, for messages. */
    String awaited() {
        return awaited;
    }

    void awaits(String what) {
        awaited = what;
    }

    /**
     * The future for callers that block. It is the run's own future, so only the session sees it.
     */
    CompletableFuture<TokenResult> completion() {
        return completion;
    }

    /** The future for all other callers. It is a copy, so cancelling it has no effect on others. */
    CompletableFuture<TokenResult> asyncCompletion() {
        return asyncCompletion.copy();
    }

    /**
     * Wakes the callers that block. The future of the others is completed last, because it may run
     * code of applications.
     */
    void complete(TokenResult answer) {
        completion.complete(answer);
    }

    /**
     * Completes both futures. The blocking callers are included, because {@link #complete} may have
     * failed.
     */
    void completeAsync(TokenResult answer) {
        completion.complete(answer);
        asyncCompletion.complete(answer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InFlight that && id == that.id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return "InFlight " + id;
    }
}
