package io.github.mpfinicity.core.credentials;

/** The source of the credentials does not answer. The message names it, and holds no secret. */
public final class HangingSourceException extends RuntimeException {
    /** A source is left alone while so many calls have not come back that were given up. */
    public static final int MOST_GIVEN_UP = 2;

    private static final long serialVersionUID = 1L;

    public HangingSourceException(String message) {
        super(message);
    }

    /** Of a source that is not asked, because too many calls of it hang. */
    static HangingSourceException leftAlone(String name) {
        return new HangingSourceException(
                name
                        + " hangs: "
                        + MOST_GIVEN_UP
                        + " calls have not come back; it is asked again once one has, or after a"
                        + " quarter of an hour");
    }
}
