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

    /** {@return the place of this request among all since the last reset; 1 for the first} */
    public int number() {
        return number;
    }

    /** {@return the time on the simulator's clock when the request had been read} */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** {@return the HTTP method, for example {@code POST}} */
    public String method() {
        return method;
    }

    /**
     * {@return the decoded path without the query, for example {@code /aggregation/v1/customers}}
     */
    public String path() {
        return Objects.requireNonNullElse(target.getPath(), "");
    }

    /** {@return the query, still encoded; empty if the request target has none} */
    public Optional<String> query() {
        return Optional.ofNullable(target.getRawQuery());
    }

    /**
     * Gives the first value of a header.
     *
     * @param name the header's name, in any letter case
     * @return empty if it was not sent
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Gives the first value of a header, safe to display: app keys, tokens and other credentials
     * are cut to their first four characters.
     *
     * @param name the header's name, in any letter case
     * @return empty if it was not sent
     */
    public Optional<String> maskedHeader(String name) {
        return header(name).map(value -> Masking.mask(name, value));
    }

    /** {@return all headers with all their values; an unmodifiable map that ignores letter case} */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** {@return a copy of the body; empty if the request had none} */
    public byte[] body() {
        return body.bytes().clone();
    }

    /**
     * {@return the body as UTF-8 text; empty if the request had none} It may hold a partner secret;
     * {@link #maskedText()} is safe to display.
     */
    public String text() {
        return new String(body.bytes(), UTF_8);
    }

    /**
     * {@return the body as UTF-8 text, safe to display; empty if the request had none} It shows
     * nothing of an old or new partner secret. Of tokens and app keys it hides those in JSON and
     * forms.
     */
    public String maskedText() {
        return Masking.maskSecrets(text());
    }

    /** {@return the query, safe to display; empty if there was none} */
    public String maskedQuery() {
        return Masking.maskSecrets(query().orElse(""));
    }

    int bodyLength() {
        return body.bytes().length;
    }

    /** {@return true if the body was too long and {@link #body()} is only its beginning} */
    public boolean truncated() {
        return body.truncated();
    }

    @Override
    public String toString() {
        return "#" + number + " " + method + " " + path();
    }
}
