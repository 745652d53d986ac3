package io.github.mpfinicity.core.sealing;

/**
 * A key of the operator's own for tokens in a store, the same on all nodes. Without one the key
 * comes from the partner secret, and a node that does not know the latest secret cannot read the
 * token.
 */
public final class StoreKey {
    /** Shorter ones can be guessed: nothing slows down somebody who has the store. */
    public static final int SHORTEST = 32;

    private final String value;

    private StoreKey(String value) {
        this.value = value;
    }

    /**
     * A key of at least {@link #SHORTEST} characters.
     *
     * @throws IllegalArgumentException if it is shorter
     */
    public static StoreKey of(String value) {
        if (value.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "a store key has at least " + SHORTEST + " characters");
        }
        return new StoreKey(value);
    }

    String value() {
        return value;
    }

    @Override
    public String toString() {
        return "StoreKey[***]";
    }
}
