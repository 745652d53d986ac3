package io.github.mpfinicity.tck.archive;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The questions to the control server about one partner. Each question begins with its name.
 *
 * @param name as in the settings
 * @param vendor the vendor of the partner, as of now
 * @param partner as of now
 */
record PartnerControl(
        String name, Supplier<FinicitySimulator> vendor, Supplier<SimulatedPartner> partner) {

    static PartnerControl of(String name, FinicitySimulator vendor, SimulatedPartner partner) {
        return new PartnerControl(name, () -> vendor, () -> partner);
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
                        "claim-lock", this::claimLock,
                        "bodies", this::bodies,
                        "requests", () -> vendor.get().requests(path -> true).size(),
                        "headers", this::headers);
        return answers.entrySet().stream()
                .collect(Collectors.toMap(each -> name + "/" + each.getKey(), Map.Entry::getValue));
    }

    private String lock() {
        partner.get().lock();
        return "";
    }

    /** Answers the next call with a claimed lock, for any partner of that vendor. */
    private String claimLock() {
        vendor.get().onBusiness().next(Faults.locked(401));
        return "";
    }

    /** Lists the bodies of the partner's authentications, found by its id. */
    private String bodies() {
        String id = partner.get().id();
        return vendor.get().authentications().stream()
                .map(RecordedRequest::text)
                .filter(body -> body.contains(id))
                .map(body -> body.replaceAll("\\R", " "))
                .collect(Collectors.joining("\n"));
    }

    /** Lists the headers of the partner's calls, found by its app key in any header. */
    private String headers() {
        String appKey = partner.get().appKey();
        List<RecordedRequest> calls =
                vendor.get().requests(path -> !path.equals(VendorControl.AUTHENTICATION));
        return calls.stream()
                .map(RecordedRequest::headers)
                .filter(each -> each.values().stream().anyMatch(values -> values.contains(appKey)))
                .flatMap(PartnerControl::keysAndTokens)
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
