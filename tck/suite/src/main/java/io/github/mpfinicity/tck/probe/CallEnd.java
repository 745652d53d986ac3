package io.github.mpfinicity.tck.probe;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call.
 *
 * @param value of a call that succeeded
 * @param failure of a call that failed
 */
public record CallEnd(@Nullable Object value, @Nullable Throwable failure) {
    /**
     * Makes a call.
     *
     * @param call runs on this thread
     * @return its end
     */
    public static CallEnd of(Callable<?> call) {
        try {
            return new CallEnd(call.call(), null);
        } catch (Throwable e) {
            return new CallEnd(null, e);
        }
    }
}
