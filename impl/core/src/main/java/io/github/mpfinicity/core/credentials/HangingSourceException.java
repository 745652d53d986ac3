package io.github.mpfinicity.core.credentials;

/** The source of the credentials does not answer. The message names it, and holds no secret. */
public final class HangingSourceException extends RuntimeException {
    /**
     * The number of given-up calls that may hang at a time. While so many hang, the source is not
     * called.
     */
    public static final int MOST_GIVEN_UP = 2;

    private static final long serialVersionUID = 1L;

    public HangingSourceException(String message) {
        super(message);
    }

    /** The source is not called, because too many calls of it hang. */
    static HangingSourceException leftAlone(String name) {
        return new HangingSourceException(
                name
                        + " hangs: "
                        + MOST_GIVEN_UP
                        + " calls have not come back; it is asked again once one has, or after a"
                        + " quarter of an hour");
    }
}
