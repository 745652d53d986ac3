package io.github.mpfinicity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An app token with the moments that govern its life. Immutable and safe for any thread.
 *
 * <p>A token lives two hours (Australia: 90 minutes) from {@link #requestedAt()}; the vendor's
 * specification asks for a new one after 90 minutes (Australia: 75). Several tokens may be alive at
 * once: a new one does not end an old one.
 *
 * <p>The value is never printed: {@link #toString()} shows the moments only, and the class is not
 * serializable. Two tokens are equal when their values are.
 */
public final class AppToken {
    private final String value;
    private final Instant requestedAt;
    private final Instant renewAt;
    private final Instant expiresAt;

    /**
     * Made by implementations of {@link AppTokens}.
     *
     * @param value what the vendor issued; opaque, 20 letters and digits in every sample
     * @param requestedAt read <em>before</em> the request that got the token was sent
     * @param renewAt from when a replacement is fetched while this one still serves
     * @param expiresAt when the vendor stops accepting it, counted from {@code requestedAt}
     * @throws IllegalArgumentException if the value is blank; the message does not repeat it
     */
    public AppToken(String value, Instant requestedAt, Instant renewAt, Instant expiresAt) {
        if (requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("an app token must not be blank");
        }
        this.value = value;
        this.requestedAt = requireNonNull(requestedAt, "requestedAt");
        this.renewAt = requireNonNull(renewAt, "renewAt");
        this.expiresAt = requireNonNull(expiresAt, "expiresAt");
    }

    /**
     * The token itself, for the header {@code Finicity-App-Token}. Do not log it.
     *
     * @return the value, never blank
     */
    public String value() {
        return value;
    }

    /**
     * When the token was asked for. Its age counts from here, so it is never thought younger than
     * the vendor thinks it is.
     *
     * @return the moment before the request was sent
     */
    public Instant requestedAt() {
        return requestedAt;
    }

    /**
     * From when a replacement is fetched in the background. Varies a little from token to token so
     * that many processes do not renew at once.
     *
     * @return a moment before {@link #expiresAt()}
     */
    public Instant renewAt() {
        return renewAt;
    }

    /**
     * When the vendor stops accepting the token. The library stops attaching it five minutes
     * earlier.
     *
     * @return the end of the token's life
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AppToken that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    /** The same for all: a hash of the value would be something to leak. */
    @Override
    public int hashCode() {
        return AppToken.class.hashCode();
    }

    @Override
    public String toString() {
        return "AppToken[requestedAt="
                + requestedAt
                + ", renewAt="
                + renewAt
                + ", expiresAt="
                + expiresAt
                + "]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
