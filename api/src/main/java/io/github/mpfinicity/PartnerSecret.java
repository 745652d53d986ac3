package io.github.mpfinicity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A partner secret that cannot print itself. Immutable and safe for any thread; not serializable.
 *
 * <p>The vendor's specification allows 12 to 255 letters, digits and {@code ! @ # $ % & * _ - +}. A
 * secret that is already in use is not held to that: only blank ones and those with white space at
 * an end, which are always mistakes and would cost one of five attempts, are refused.
 */
public final class PartnerSecret {
    private final String value;

    private PartnerSecret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value the secret as the vendor knows it
     * @return the secret, masked
     * @throws IllegalArgumentException if it is blank or starts or ends with white space; the
     *     message does not repeat it
     */
    public static PartnerSecret of(String value) {
        if (requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("a partner secret must not be blank");
        }
        if (!value.strip().equals(value)) {
            throw new IllegalArgumentException(
                    "a partner secret must not start or end with white space");
        }
        return new PartnerSecret(value);
    }

    /**
     * The secret itself, for the body of an authentication. Do not log it.
     *
     * @return the value, never blank
     */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PartnerSecret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    /** The same for all: a hash of the value would be something to leak. */
    @Override
    public int hashCode() {
        return PartnerSecret.class.hashCode();
    }

    @Override
    public String toString() {
        return "PartnerSecret[masked]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
