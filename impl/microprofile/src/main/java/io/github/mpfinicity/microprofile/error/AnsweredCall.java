package io.github.mpfinicity.microprofile.error;

import io.github.mpfinicity.LibraryAction;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.vendor.ReplyReader.ErrorBody;
import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call whose answer is an error, as a filter saw it. A mapper of exceptions gets the answer only,
 * so it finds the call on its thread: every engine runs the mappers on the thread that ran the
 * filters, right after them.
 *
 * @param method the HTTP method
 * @param template the path template; null if the engine does not tell it
 * @param status of the answer
 * @param body what its beginning said
 * @param action what the library did about it
 * @param names of the partner's settings
 */
public record AnsweredCall(
        String method,
        @Nullable String template,
        int status,
        ErrorBody body,
        LibraryAction action,
        Function<Setting, String> names) {
    private static final String PROPERTY = "io.github.mpfinicity.answered";

    /** Of the JDK's types, so that no thread keeps an application that is gone. */
    private static final ThreadLocal<@Nullable Reference<AnsweredCall>> LAST = new ThreadLocal<>();

    /** Makes it this thread's, for as long as its request lives. */
    public void note(ClientRequestContext request) {
        request.setProperty(PROPERTY, this);
        LAST.set(new WeakReference<>(this));
    }

    /** This thread has none: the call before must not speak for the next. */
    public static void forget() {
        LAST.remove();
    }

    /** This thread's last; null if there is none, or if its answer had another status. */
    static @Nullable AnsweredCall last(int status) {
        Reference<AnsweredCall> last = LAST.get();
        AnsweredCall call = last == null ? null : last.get();
        return call != null && call.status == status ? call : null;
    }
}
