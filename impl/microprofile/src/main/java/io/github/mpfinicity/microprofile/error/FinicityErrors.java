package io.github.mpfinicity.microprofile.error;

import io.github.mpfinicity.ApiError;
import io.github.mpfinicity.ErrorGroup;
import io.github.mpfinicity.FinicityApiException;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.LibraryAction;
import io.github.mpfinicity.PermanentApiException;
import io.github.mpfinicity.TemporaryApiException;
import io.github.mpfinicity.core.vendor.ErrorEntry;
import io.github.mpfinicity.core.vendor.RepetitionRule;
import io.github.mpfinicity.microprofile.vendor.ReplyReader.ErrorBody;
import io.github.mpfinicity.microprofile.vendor.RetryAfter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Turns the vendor's rejection of a call into a {@link FinicityApiException}. The body stays
 * readable.
 *
 * <p>A client with {@link FinicityClient} has it, unless {@code finicity.exceptions} is {@code
 * plain}. Name this class in {@code <config key>/mp-rest/providers} or in {@code @RegisterProvider}
 * for other clients of the library's filter. Every mapper of the application with a lower number as
 * its priority comes before it; the default of the specification is 5000.
 *
 * @since 1.0
 */
public final class FinicityErrors implements ResponseExceptionMapper<FinicityApiException> {
    /** After all but the mapper that every Rest Client has of its own. */
    static final int PRIORITY = Integer.MAX_VALUE - 1;

    private static final int LONGEST_MESSAGE = 500;

    private final InstantSource clock;

    /** For Rest Clients. */
    public FinicityErrors() {
        this(InstantSource.system());
    }

    FinicityErrors(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    /** Only what a filter of the library has seen, so never a method that returns a response. */
    @Override
    public boolean handles(int status, @Nullable MultivaluedMap<String, Object> headers) {
        return AnsweredCall.isNoted(headers);
    }

    @Override
    public @Nullable FinicityApiException toThrowable(Response response) {
        AnsweredCall call = AnsweredCall.of(response);
        return call == null ? null : exception(call, response);
    }

    private FinicityApiException exception(AnsweredCall call, Response response) {
        int status = call.status();
        ErrorBody body = call.body();
        ErrorEntry known = body.known();
        ErrorGroup group = known == null ? ErrorGroup.OTHER : known.group();
        LibraryAction action = call.action();
        String remedy = ErrorMessages.remedy(known, action, call.names());
        Duration after = RepetitionRule.retryAfter(status, group, action, asked(response));
        var error =
                new ApiError(
                        status,
                        Optional.ofNullable(body.code()),
                        Optional.ofNullable(body.message()).map(FinicityErrors::shortened),
                        group,
                        Optional.ofNullable(remedy),
                        CorrelationIds.of(response.getStringHeaders(), body.ids()),
                        action,
                        Optional.ofNullable(after));
        String message = ErrorMessages.message(call, known, remedy, after);
        return after == null
                ? new PermanentApiException(message, response, error)
                : new TemporaryApiException(message, response, error);
    }

    private @Nullable Duration asked(Response response) {
        return RetryAfter.read(response.getHeaderString(HttpHeaders.RETRY_AFTER), clock.instant());
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_MESSAGE) {
            return text;
        }
        boolean within = Character.isHighSurrogate(text.charAt(LONGEST_MESSAGE - 1));
        return text.substring(0, within ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE) + "…";
    }
}
