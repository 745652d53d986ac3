package io.github.mpfinicity.simulator.fault;

import io.github.mpfinicity.simulator.wire.Body;
import io.github.mpfinicity.simulator.wire.CodeType;
import io.github.mpfinicity.simulator.wire.Dialect;
import io.github.mpfinicity.simulator.wire.ErrorShape;
import io.github.mpfinicity.simulator.wire.ErrorWriter;
import io.github.mpfinicity.simulator.wire.FinicityError;
import io.github.mpfinicity.simulator.wire.Json;
import io.github.mpfinicity.simulator.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * The usual ways to misbehave. The vendor neither counts a request nor issues a token for it,
 * unless a method says otherwise. A fault that waits can be scheduled any number of times until it
 * is cleared; clearing cuts off the callers that it holds.
 */
public final class Faults {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private Faults() {}

    /**
     * Gives the honest answer late. The vendor counts the request after the wait.
     *
     * @param duration the wait, on the wall clock; prefer a {@link Gate} in your own tests
     * @return the fault
     */
    public static Fault delay(Duration duration) {
        return new Delay(duration);
    }

    /**
     * Gives the honest answer with its headers at once and its body byte by byte. The vendor counts
     * the request.
     *
     * @param interval before each byte, on the wall clock
     * @return the fault
     */
    public static Fault dribble(Duration interval) {
        return new Dribble(interval);
    }

    /**
     * Counts the request and does not answer, until the fault is cleared.
     *
     * @return the fault
     */
    public static Fault neverAnswer() {
        return Gate.afterProcessing();
    }

    /**
     * Counts the request and closes the connection without an answer.
     *
     * @return the fault
     */
    public static Fault loseReply() {
        return (request, honest) -> {
            honest.take();
            return Reply.NONE;
        };
    }

    /**
     * Closes the connection without an answer.
     *
     * @return the fault
     */
    public static Fault dropConnection() {
        return always(Reply.NONE);
    }

    /**
     * Answers with any status without a body.
     *
     * @param status the HTTP status
     * @return the fault
     */
    public static Fault status(int status) {
        return always(Reply.empty(status));
    }

    /**
     * Answers with any status and any body.
     *
     * @param status the HTTP status
     * @param contentType the media type
     * @param body sent in UTF-8
     * @return the fault
     */
    public static Fault status(int status, String contentType, String body) {
        return always(Reply.of(status, contentType, body));
    }

    /**
     * Answers with any code of the vendor, as flat JSON.
     *
     * @param code the code; its usual status comes with it, 400 with one that is not known
     * @return the fault
     */
    public static Fault error(int code) {
        return error(code, ErrorShape.FLAT);
    }

    /**
     * Answers with any code of the vendor, in any shape.
     *
     * @param code the code; its usual status comes with it, 400 with one that is not known
     * @param shape of the body
     * @return the fault
     */
    public static Fault error(int code, ErrorShape shape) {
        return error(code, shape, CodeType.NUMBER);
    }

    /**
     * Answers with any code of the vendor, in any shape.
     *
     * @param code the code; its usual status comes with it, 400 with one that is not known
     * @param shape of the body
     * @param type of the code in JSON
     * @return the fault
     */
    public static Fault error(int code, ErrorShape shape, CodeType type) {
        var writer = new ErrorWriter(new Json(), new Dialect().errors(shape).codes(type));
        return (request, honest) -> writer.refuse(FinicityError.ofCode(code), request);
    }

    /**
     * Compresses the body of another fault with gzip, whether or not the client accepts that.
     *
     * @param fault answers at once
     * @return the fault
     */
    public static Fault gzipped(Fault fault) {
        return (request, honest) -> {
            Reply reply = fault.answer(request, honest);
            var bytes = new ByteArrayOutputStream();
            try (var zipped = new GZIPOutputStream(bytes)) {
                reply.body().writeTo(zipped);
            }
            return reply.withHeader("Content-Encoding", "gzip")
                    .withBody(Body.of(bytes.toByteArray()));
        };
    }

    /**
     * Answers 429 with code 3300001, without Retry-After.
     *
     * @return the fault
     */
    public static Fault tooManyRequests() {
        return always(throttled());
    }

    /**
     * Answers 429 with Retry-After in seconds.
     *
     * @param retryAfter cut to whole seconds
     * @return the fault
     */
    public static Fault tooManyRequests(Duration retryAfter) {
        return always(throttled().withHeader("Retry-After", "" + retryAfter.toSeconds()));
    }

    /**
     * Answers 429 with Retry-After as a date.
     *
     * @param retryAt cut to whole seconds
     * @return the fault
     */
    public static Fault tooManyRequests(Instant retryAt) {
        return always(throttled().withHeader("Retry-After", HTTP_DATE.format(retryAt)));
    }

    /**
     * Answers 403 with an HTML page, as the edge rejects a caller from the wrong country.
     *
     * @return the fault
     */
    public static Fault refusedByEdge() {
        var page = "<html><head><title>Forbidden</title></head><body>Access denied</body></html>";
        return status(403, "text/html;charset=UTF-8", page);
    }

    /**
     * Answers with code 24302 although the partner is not locked.
     *
     * @param status 401 or 500 at the vendor
     * @return the fault
     */
    public static Fault locked(int status) {
        var body = "{\"code\":24302,\"message\":\"For your security, we've locked your account.\"}";
        return status(status, "application/json", body);
    }

    /**
     * Answers 200 without a body.
     *
     * @return the fault
     */
    public static Fault emptyBody() {
        return status(200);
    }

    /**
     * Answers 200 with text that claims to be JSON.
     *
     * @return the fault
     */
    public static Fault garbage() {
        return status(200, "application/json", "\u0000{]}<<not json");
    }

    /**
     * Answers 200 with a JSON object that has no token.
     *
     * @return the fault
     */
    public static Fault withoutToken() {
        return status(200, "application/json", "{}");
    }

    /**
     * Answers 200 with a token of many mebibytes, streamed.
     *
     * @param mebibytes the size
     * @return the fault
     */
    public static Fault hugeBody(int mebibytes) {
        var head = Reply.empty(200).withHeader("Content-Type", "application/json");
        return always(head.withBody(new HugeBody(mebibytes)));
    }

    /**
     * Answers 307, which asks the client to send the same request elsewhere.
     *
     * @param location the new place
     * @return the fault
     */
    public static Fault redirect(URI location) {
        return always(Reply.empty(307).withHeader("Location", location.toString()));
    }

    private static Reply throttled() {
        return Reply.json(
                429,
                "{\"code\":3300001,"
                        + "\"message\":\"Too many request. Please try after some time\"}");
    }

    private static Fault always(Reply reply) {
        return (request, honest) -> reply;
    }
}
