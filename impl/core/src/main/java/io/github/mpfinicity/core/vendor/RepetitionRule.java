package io.github.mpfinicity.core.vendor;

import io.github.mpfinicity.ErrorGroup;
import io.github.mpfinicity.LibraryAction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides if and when a rejected call may succeed without a change. */
public final class RepetitionRule {
    /** For a wait of which the vendor did not say how long. */
    static final Duration USUAL = Duration.ofMinutes(1);

    /** A refusal does not drop a token that is younger, so the same call fails again until then. */
    public static final Duration YOUNG = Duration.ofSeconds(30);

    private RepetitionRule() {}

    /**
     * The time from the answer on; null if the same call will be rejected again.
     *
     * @param asked the header Retry-After; null if absent
     */
    public static @Nullable Duration retryAfter(
            int status, ErrorGroup group, LibraryAction action, @Nullable Duration asked) {
        return switch (group) {
            case APP_TOKEN -> afterToken(action);
            case THROTTLED, AGGREGATION -> asked == null ? USUAL : asked;
            case PARTNER_AUTHENTICATION, APP_KEY, ACCESS, FORMAT, NOT_FOUND, LIMIT -> null;
            case REQUEST -> byStatus(status, false, asked);
            case OTHER -> byStatus(status, true, asked);
        };
    }

    /** A token that was kept may be dropped once it is no longer young. */
    private static @Nullable Duration afterToken(LibraryAction action) {
        return switch (action) {
            case TOKEN_DROPPED -> Duration.ZERO;
            case TOKEN_KEPT -> YOUNG;
            case NONE, REPEATED, AUTHENTICATION_STOPPED -> null;
        };
    }

    /** A status of the server says nothing where a code says that the request was wrong. */
    private static @Nullable Duration byStatus(
            int status, boolean unknown, @Nullable Duration asked) {
        boolean passes = status == 408 || status == 425 || (unknown && status >= 500);
        if (status == 429 || status == 503) {
            return asked == null ? USUAL : asked;
        }
        if (!passes) {
            return null;
        }
        return asked == null ? Duration.ZERO : asked;
    }
}
