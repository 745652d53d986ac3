package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.util.List;

/** Concurrent calls share one authentication. */
final class ManyCalls implements Part {
    private static final int CALLS = 200;

    @Override
    public String title() {
        return "Two hundred calls, one authentication";
    }

    @Override
    public void show(Application application, FinicitySimulator simulator, Report report)
            throws Exception {
        Institutions institutions = application.institutions();
        Calls calls = Calls.together(CALLS, () -> institutions.page(1));
        if (!calls.failures().isEmpty()) {
            throw calls.failures().get(0);
        }
        report.fact(
                "calls made",
                "%d from %d threads at once, %d answered, %s"
                        .formatted(
                                calls.made(),
                                Calls.THREADS,
                                calls.answered(),
                                Report.seconds(calls.took())));
        report.fact(
                "authentications made",
                Part.promised(1, simulator.authentications().size(), "authentications"));
        List<RecordedRequest> seen = simulator.requests(Institutions.PATH::equals);
        report.fact(
                "as the server saw it",
                "in each of " + seen.size() + " x GET " + Institutions.PATH);
        report.fact("  Finicity-App-Key", onlyValue("Finicity-App-Key", seen));
        report.fact("  Finicity-App-Token", onlyValue("Finicity-App-Token", seen));
        report.token(application.tokens().current());
    }

    private static String onlyValue(String header, List<RecordedRequest> seen) {
        long values = seen.stream().map(request -> request.header(header)).distinct().count();
        Part.promised(1, values, "values of " + header);
        return seen.get(0).maskedHeader(header).orElse("absent") + " (masked)";
    }
}
