package io.github.mpfinicity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner secret that cannot print itself. Immutable and safe for any thread; not serializable.
 *
 * <p>The vendor's specification (Modify Partner Secret) allows 12 to 255 letters, digits and {@code
 * ! @ # $ % & * _ - +}, with a letter and a digit among them. A secret that is already in use need
 * not follow these rules. This class rejects only blank secrets and secrets with white space at an
 * end: these are always mistakes and would cost one of five attempts. {@link #brokenRules()} lists
 * the rules that a new secret breaks.
 *
 * @since 1.0
 */
public final class PartnerSecret {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 255;
    private static final int GENERATED = 32;
    private static final String SIGNS = "!@#$%&*_-+";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String ALPHABET = LETTERS + DIGITS + SIGNS;

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
     * Generates a new secret that keeps the vendor's rules: 32 characters from a {@link
     * SecureRandom}, worth 197 bits.
     *
     * @return a secret that nobody has seen
     */
    public static PartnerSecret generate() {
        var random = new SecureRandom();
        while (true) {
            var text = new StringBuilder();
            for (int i = 0; i < GENERATED; i++) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            var made = new PartnerSecret(text.toString());
            if (made.brokenRules().isEmpty()) {
                return made;
            }
        }
    }

    /**
     * Checks this secret against the vendor's rules for a new secret.
     *
     * @return a sentence for each broken rule; empty if the secret may be used
     */
    public List<String> brokenRules() {
        List<String> broken = new ArrayList<>();
        if (value.length() < SHORTEST || value.length() > LONGEST) {
            broken.add("it must have 12 to 255 characters, and has " + value.length());
        }
        if (!hasOneOf(LETTERS)) {
            broken.add("it must have at least one letter (A to Z, a to z)");
        }
        if (!hasOneOf(DIGITS)) {
            broken.add("it must have at least one digit (0 to 9)");
        }
        if (!value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            broken.add("it may have letters, digits and ! @ # $ % & * _ - + only");
        }
        return List.copyOf(broken);
    }

    private boolean hasOneOf(String some) {
        return value.chars().anyMatch(c -> some.indexOf(c) >= 0);
    }

    /** {@return the secret itself for the body of an authentication, never blank} Do not log it. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PartnerSecret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    /** All secrets have the same hash code because a hash of the value could leak. */
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
