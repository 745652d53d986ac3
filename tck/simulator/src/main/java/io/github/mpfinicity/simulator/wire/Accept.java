package io.github.mpfinicity.simulator.wire;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.List;
import java.util.Locale;

/**
 * The meaning of a request's Accept header here. Quality values are not weighed.
 *
 * @param absent true if the request has no such header
 * @param onlyXml true if it names XML and nothing that JSON would satisfy
 * @param json true if it names JSON
 * @param afterXml true if the request's body is XML
 */
public record Accept(boolean absent, boolean onlyXml, boolean json, boolean afterXml) {

    /**
     * Reads the header.
     *
     * @param request with or without the header
     * @return its meaning
     */
    public static Accept of(RecordedRequest request) {
        var types = header("Accept", request);
        var json = types.contains("json");
        var any = types.contains("*/*") || types.contains("application/*");
        var onlyXml = types.contains("/xml") && !json && !any;
        var afterXml = header("Content-Type", request).contains("/xml");
        return new Accept(types.isBlank(), onlyXml, json, afterXml);
    }

    private static String header(String name, RecordedRequest request) {
        var all = String.join(",", request.headers().getOrDefault(name, List.of()));
        return all.toLowerCase(Locale.ROOT);
    }

    /**
     * {@return true if the operations on credentials answer in XML} They do so also for a JSON
     * request that does not say which type it accepts, and for an XML request that does not name
     * JSON.
     */
    public boolean legacyXml() {
        return absent || onlyXml || (afterXml && !json);
    }
}
