package io.github.mpfinicity.simulator.wire;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.List;
import java.util.Locale;

/**
 * What a request's Accept header means here: quality values are not weighed.
 *
 * @param absent whether there is no such header
 * @param onlyXml whether it names XML and nothing that JSON would satisfy
 * @param json whether it names JSON
 * @param afterXml whether the request's body is XML
 */
public record Accept(boolean absent, boolean onlyXml, boolean json, boolean afterXml) {

    /**
     * Reads the header.
     *
     * @param request whose header
     * @return what it means
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
     * What the operations on credentials make of it: XML also for a JSON request that does not say
     * what it accepts, and for an XML request that does not name JSON.
     *
     * @return whether to answer in XML there
     */
    public boolean legacyXml() {
        return absent || onlyXml || (afterXml && !json);
    }
}
