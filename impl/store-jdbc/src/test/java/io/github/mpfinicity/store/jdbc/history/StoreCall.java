package io.github.mpfinicity.store.jdbc.history;

/**
 * A call of a store, on the monotonic clock that all processes of a machine share.
 *
 * @param node who called
 * @param end {@link #NEVER} if the caller does not know the result: the call may take effect at any
 *     time after it began, or not at all
 * @param from the version that was expected; {@link #NONE} for no text, and for a read
 * @param to the version that was read or was to be written; {@link #NONE} if a read found no text
 */
public record StoreCall(String node, long begin, long end, Kind kind, String from, String to) {
    /** The version of a text that does not exist. */
    public static final String NONE = "-";

    public static final long NEVER = Long.MAX_VALUE;

    public enum Kind {
        READ,
        /** The compare-and-set has changed the text. */
        WON,
        /** The compare-and-set has changed nothing, because the text was another one. */
        LOST,
        /** The compare-and-set failed, or its caller died before the result. */
        UNKNOWN
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
