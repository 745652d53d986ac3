package io.github.mpfinicity;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * The app token of a partner, shared by all calls of the partner. Inject it where a Rest Client is
 * not enough:
 *
 * <pre>{@code
 * @Inject AppTokens tokens;
 * ...
 * String header = tokens.current().value();
 * }</pre>
 *
 * <p>At most one authentication is under way, however many threads ask. While a token lives, no
 * caller waits for its renewal, and no caller fails because that renewal failed. Safe for any
 * thread, virtual ones included; no lock is held while a caller waits.
 *
 * @since 1.0
 */
public interface AppTokens {
    /**
     * Gives a token that can be attached to a request now. The method returns at once while a token
     * lives. Otherwise it waits for the authentication under way, at most as long as {@code
     * finicity.token.wait}. On an event loop of Quarkus it never waits: it fails with {@link
     * FinicityUnavailableException}, and the authentication goes on.
     *
     * @return the token, at least five minutes before its end
     * @throws FinicityAuthenticationException if no token lives and none can be obtained; the
     *     subtype says what to do
     */
    AppToken current();

    /**
     * Gives a token that still lives for some time. Use it for work that ends with the token it
     * began under, such as a Connect link. If the present token is too old, the method
     * authenticates; other callers get the present token meanwhile, and the new one after that.
     *
     * @param minimumRemaining the time that the token must still live, at most its whole life less
     *     five minutes
     * @return a token whose {@link AppToken#expiresAt()} is at least that far away
     * @throws IllegalArgumentException if the time is negative, or longer than the whole life of a
     *     token less five minutes
     * @throws FinicityAuthenticationException if no such token can be obtained
     */
    AppToken current(Duration minimumRemaining);

    /**
     * Does the same as {@link #current()} for callers that must not block. The calling thread never
     * waits. Cancelling the stage does not cancel the authentication, because other callers may
     * wait for it.
     *
     * @return a stage that is already complete while a token lives. Otherwise a background thread
     *     completes it with the outcome of the authentication, exceptionally with {@link
     *     FinicityAuthenticationException}
     */
    CompletionStage<AppToken> currentAsync();

    /**
     * Reports that the vendor rejected a token as invalid or expired, so that the next caller gets
     * another one. The method does nothing if that token is no longer the current one or is younger
     * than 30 seconds: a late rejection of an old token never discards its successor.
     *
     * @param refused the rejected token
     */
    void invalidate(AppToken refused);
}
