package io.github.mpfinicity.simulator.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request as the simulator received it, recorded before any fault is applied. Immutable. Its
 * {@link #toString()} shows neither headers nor body, so that it can be printed anywhere.
 */
public final class RecordedRequest {

    private final int number;
    private final Instant receivedAt;
    private final String method;
    private final URI target;
    private final Map<String, List<String>> headers;
    private final RecordedBody body;

    RecordedRequest(
            int number,
            Instant receivedAt,
            RequestLine line,
            Map<String, List<String>> headers,
            RecordedBody body) {
        this.number = number;
        this.receivedAt = requireNonNull(receivedAt, "receivedAt");
        this.method = line.method();
        this.target = line.target();
        this.headers = caseInsensitive(headers);
        this.body = requireNonNull(body, "body");
    }

    private static Map<String, List<String>> caseInsensitive(Map<String, List<String>> headers) {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    /**
     * The place of this request among all that the simulator received since it was last reset.
     *
     * @return 1 for the first
     */
    public int number() {
        return number;
    }

    /**
     * The simulator's clock when the request had been read.
     *
     * @return the instant on the clock that the test controls
     */
    public Instant receivedAt() {
        return receivedAt;
    }

    /**
     * The HTTP method.
     *
     * @return for example {@code POST}
     */
    public String method() {
        return method;
    }

    /**
     * The path, decoded, without the query.
     *
     * @return for example {@code /aggregation/v1/customers}
     */
    public String path() {
        return Objects.requireNonNullElse(target.getPath(), "");
    }

    /**
     * The query, still encoded.
     *
     * @return empty if the request target has none
     */
    public Optional<String> query() {
        return Optional.ofNullable(target.getRawQuery());
    }

    /**
     * The first value of a header.
     *
     * @param name the header's name, in any letter case
     * @return empty if it was not sent
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * The first value of a header, fit for display: app keys, tokens and other credentials are cut
     * down to their first four characters.
     *
     * @param name the header's name, in any letter case
     * @return empty if it was not sent
     */
    public Optional<String> maskedHeader(String name) {
        return header(name).map(value -> Masking.mask(name, value));
    }

    /**
     * All headers with all their values.
     *
     * @return an unmodifiable map whose look-up ignores letter case
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * The body.
     *
     * @return a copy; empty if there was none
     */
    public byte[] body() {
        return body.bytes().clone();
    }

    /**
     * The body as UTF-8 text. It may hold a partner secret; {@link #maskedText()} is fit for
     * display.
     *
     * @return empty if there was none
     */
    public String text() {
        return new String(body.bytes(), UTF_8);
    }

    /**
     * The body as UTF-8 text, fit for display: of a partner secret, old or new, nothing is shown.
     *
     * @return empty if there was none
     */
    public String maskedText() {
        return Masking.maskSecrets(text());
    }

    /**
     * Whether the body was longer than the simulator reads. The rest of it was thrown away.
     *
     * @return true if {@link #body()} is only the beginning
     */
    public boolean truncated() {
        return body.truncated();
    }

    @Override
    public String toString() {
        return "#" + number + " " + method + " " + path();
    }
}
