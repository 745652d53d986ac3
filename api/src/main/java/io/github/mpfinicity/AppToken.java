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
 * specification asks for a new token after 90 minutes (Australia: 75). Several tokens may be alive
 * at once: a new token does not end an old one.
 *
 * <p>The value is never printed: {@link #toString()} shows the moments only, and the class is not
 * serializable. Two tokens are equal when their values are.
 *
 * @since 1.0
 */
public final class AppToken {
    private final String value;
    private final Instant requestedAt;
    private final Instant renewAt;
    private final Instant expiresAt;

    /**
     * Implementations of {@link AppTokens} create tokens.
     *
     * @param value the text that the vendor issued; opaque, 20 letters and digits in every sample
     * @param requestedAt the time <em>before</em> the request for the token was sent
     * @param renewAt the time from which a replacement is fetched while this token still serves
     * @param expiresAt the time when the vendor stops accepting the token, counted from {@code
     *     requestedAt}
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
     * {@return the token itself for the header {@code Finicity-App-Token}, never blank} Do not log
     * it.
     */
    public String value() {
        return value;
    }

    /**
     * {@return the moment before the request for the token was sent} The library counts the age of
     * the token from this moment, so it never takes the token for younger than the vendor does.
     */
    public Instant requestedAt() {
        return requestedAt;
    }

    /**
     * {@return the moment from which a replacement is fetched in the background, before {@link
     * #expiresAt()}} The moment varies a little from token to token so that many processes do not
     * renew at once.
     */
    public Instant renewAt() {
        return renewAt;
    }

    /**
     * {@return the moment when the vendor stops accepting the token} The library stops attaching
     * the token five minutes earlier.
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AppToken that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    /** All tokens have the same hash code because a hash of the value could leak. */
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
