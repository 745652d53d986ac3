package io.github.mpfinicity.simulator.wire;

import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.List;
import java.util.Locale;

/**
 * What a request's Accept header means here: quality values are not weighed.
 *
 * @param absent whether there is no such header
 * @param onlyXml whether it names XML and nothing that JSON would satisfy
 */
public record Accept(boolean absent, boolean onlyXml) {

    /**
     * Reads the header.
     *
     * @param request whose header
     * @return what it means
     */
    public static Accept of(RecordedRequest request) {
        var all = String.join(",", request.headers().getOrDefault("Accept", List.of()));
        var types = all.toLowerCase(Locale.ROOT);
        var xml = types.contains("/xml");
        var json =
                types.contains("json") || types.contains("*/*") || types.contains("application/*");
        return new Accept(types.isBlank(), xml && !json);
    }

    /**
     * What the operations on credentials make of it: XML also for a JSON request that does not say
     * what it accepts.
     *
     * @return whether to answer in XML there
     */
    public boolean legacyXml() {
        return absent || onlyXml;
    }
}
