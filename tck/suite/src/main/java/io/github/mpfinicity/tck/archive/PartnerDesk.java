package io.github.mpfinicity.tck.archive;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the desk tells of one partner. Each question begins with its name.
 *
 * @param name as in the settings
 * @param vendor whose partner it is, as of now
 * @param partner as of now
 */
record PartnerDesk(
        String name, Supplier<FinicitySimulator> vendor, Supplier<SimulatedPartner> partner) {

    static PartnerDesk of(String name, FinicitySimulator vendor, SimulatedPartner partner) {
        return new PartnerDesk(name, () -> vendor, () -> partner);
    }

    Map<String, Callable<Object>> answers() {
        Map<String, Callable<Object>> answers =
                Map.of(
                        "authentications", () -> partner.get().tally().posts(),
                        "failures", () -> partner.get().failures(),
                        "id", () -> partner.get().id(),
                        "app-key", () -> partner.get().appKey(),
                        "secret", () -> partner.get().secret(),
                        "lock", this::lock,
                        "headers", this::headers);
        return answers.entrySet().stream()
                .collect(Collectors.toMap(each -> name + "/" + each.getKey(), Map.Entry::getValue));
    }

    private String lock() {
        partner.get().lock();
        return "";
    }

    /** Of its calls, known by its app key, whichever header has that. */
    private String headers() {
        String appKey = partner.get().appKey();
        List<RecordedRequest> calls =
                vendor.get().requests(path -> !path.equals(VendorDesk.AUTHENTICATION));
        return calls.stream()
                .map(RecordedRequest::headers)
                .filter(each -> each.values().stream().anyMatch(values -> values.contains(appKey)))
                .flatMap(PartnerDesk::keysAndTokens)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> keysAndTokens(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .flatMap(
                        each ->
                                each.getValue().stream()
                                        .map(value -> lowerCase(each.getKey()) + ": " + value))
                .filter(line -> line.matches("(.*-)?app-(key|token): .*"));
    }

    private static String lowerCase(String header) {
        return header.toLowerCase(Locale.ROOT);
    }
}
