package io.github.mpfinicity.core.sealing;

/**
 * An operator's key for tokens in a store, the same on all nodes. Without a store key the sealing
 * key comes from the partner secret, and a node that does not know the latest secret cannot read
 * the token.
 */
public final class StoreKey {
    /** The fewest characters: a thief of the store can guess a shorter key without limit. */
    public static final int SHORTEST = 32;

    private final String value;

    private StoreKey(String value) {
        this.value = value;
    }

    /**
     * Wraps a key.
     *
     * @throws IllegalArgumentException if it has fewer than {@link #SHORTEST} characters
     */
    public static StoreKey of(String value) {
        if (value.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "a store key must have at least " + SHORTEST + " characters");
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
