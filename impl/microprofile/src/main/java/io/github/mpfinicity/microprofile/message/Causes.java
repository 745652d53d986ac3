package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.core.result.Refusal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives an exception the one it came of. The session knows refusals in words only, so that what it
 * keeps and compares holds no exception.
 *
 * @param shown what was told in these words, if that may be shown
 */
public record Causes(Function<String, @Nullable Throwable> shown) {
    /** Sets the cause of an exception, if the refusal has one that may be shown. */
    public <E extends FinicityAuthenticationException> E attach(
            E exception, @Nullable Refusal why) {
        if (why instanceof Refusal.Unavailable unavailable) {
            exception.initCause(shown.apply(unavailable.detail()));
        }
        return exception;
    }
}
