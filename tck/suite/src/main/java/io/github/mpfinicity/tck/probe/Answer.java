package io.github.mpfinicity.tck.probe;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a call ended with.
 *
 * @param value of a call that succeeded
 * @param failure of one that did not
 */
public record Answer(@Nullable Object value, @Nullable Throwable failure) {
    /**
     * Calls.
     *
     * @param call on this thread
     * @return what it ended with
     */
    public static Answer of(Callable<?> call) {
        try {
            return new Answer(call.call(), null);
        } catch (Throwable e) {
            return new Answer(null, e);
        }
    }
}
