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

    /** What it does first; null if it only authenticates. */
    @Nullable SecretChange change() {
        return change;
    }

    /** What has to come back before something is sent: a sentence for people. */
    String awaited() {
        return awaited;
    }

    void awaits(String what) {
        awaited = what;
    }

    /** For callers that block. Hands out the future itself: only the session sees it. */
    CompletableFuture<TokenResult> completion() {
        return completion;
    }

    /** For everybody else: a copy, so that cancelling it reaches nobody. */
    CompletableFuture<TokenResult> asyncCompletion() {
        return asyncCompletion.copy();
    }

    /**
     * Wakes those who block. Code of applications may hang on the other future, so that is last.
     */
    void complete(TokenResult answer) {
        completion.complete(answer);
    }

    /** Those who block once more, in case they could not be woken the first time. */
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
