package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.core.result.Refusal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives an exception the exception that caused it. The session keeps refusals in words, so that the
 * state it compares contains no exception.
 *
 * @param shown the cause of a refusal by its words; null if it may not be shown
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
