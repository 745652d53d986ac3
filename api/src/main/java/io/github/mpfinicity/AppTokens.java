package io.github.mpfinicity;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * The app token of a partner, shared by all its calls. Inject it where a Rest Client is not enough:
 *
 * <pre>{@code
 * @Inject AppTokens tokens;
 * ...
 * String header = tokens.current().value();
 * }</pre>
 *
 * <p>However many threads ask, at most one authentication is under way. While a token lives, nobody
 * waits for its renewal and nobody fails because that renewal failed. Safe for any thread, virtual
 * ones included; no lock is held while anybody waits.
 */
public interface AppTokens {
    /**
     * A token that can be attached to a request now. Returns at once while one lives; else waits
     * for the authentication under way, at most as long as {@code finicity.token.wait}. An event
     * loop of Quarkus never waits: there it fails with {@link FinicityUnavailableException}, and
     * the authentication goes on.
     *
     * @return the token, at least five minutes from its end
     * @throws FinicityAuthenticationException if there is none and none can be had; the subtype
     *     says what to do
     */
    AppToken current();

    /**
     * A token that still lives for some time, for work that ends with the token it began under,
     * such as a Connect link. Authenticates if the present token is too old, and leaves that one in
     * use for everybody else.
     *
     * @param minimumRemaining how long the token must still live, up to five minutes less than its
     *     whole life
     * @return a token whose {@link AppToken#expiresAt()} is at least that far away
     * @throws IllegalArgumentException if negative or more than a new token could satisfy
     * @throws FinicityAuthenticationException if no such token can be had
     */
    AppToken current(Duration minimumRemaining);

    /**
     * As {@link #current()} for callers that must not block. The calling thread never waits, and
     * cancelling the stage does not cancel the authentication others wait for.
     *
     * @return completed at once while a token lives; else with the outcome of the authentication,
     *     on a background thread; exceptionally with {@link FinicityAuthenticationException}
     */
    CompletionStage<AppToken> currentAsync();

    /**
     * Says that the vendor refused a token as invalid or expired, so that the next caller gets
     * another. Does nothing if that token is no longer the current one, or younger than 30 seconds:
     * a late refusal of an old token never discards its successor.
     *
     * @param refused the token that was refused
     */
    void invalidate(AppToken refused);
}
