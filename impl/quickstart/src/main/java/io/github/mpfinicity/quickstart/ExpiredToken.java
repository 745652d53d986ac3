package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call whose token is refused is sent again with a new one; its caller does not notice. Comes
 * after a part that used the token.
 */
final class ExpiredToken implements Part {
    private static final String TOKEN = "Finicity-App-Token";

    /** The library does not believe the refusal of a token that is younger than 30 s. */
    private static final Duration LATER = Duration.ofMinutes(1);

    @Override
    public String title() {
        return "An expired token";
    }

    @Override
    public void show(Application application, FinicitySimulator simulator, Report report)
            throws Exception {
        int callsBefore = calls(simulator).size();
        int authenticationsBefore = simulator.authentications().size();
        AppToken expired = application.tokens().current();
        CDI.current().select(DemonstrationClock.class).get().advance(LATER);
        simulator.clock().advance(LATER);
        simulator.expireTokens();
        report.fact(
                "one minute later", "(on the demonstration's clock) Finicity ends the token early");

        int found = application.institutions().page(1).found();
        report.fact("calls made", "1, answered: " + found + " institutions; no exception");

        List<RecordedRequest> seen = since(callsBefore, calls(simulator));
        int authentications = simulator.authentications().size() - authenticationsBefore;
        report.fact("authentications made", Part.promised(1, authentications, "authentications"));
        report.fact(
                "as the server saw it",
                Part.promised(2, seen.size(), "requests") + " x GET " + Institutions.PATH);
        report.fact("  " + TOKEN, carried(expired, seen.get(0)) + ", the old one, then");
        report.fact(
                "  " + TOKEN,
                carried(application.tokens().current(), seen.get(1)) + ", the new one");
    }

    private static List<RecordedRequest> calls(FinicitySimulator simulator) {
        return simulator.requests(Institutions.PATH::equals);
    }

    private static List<RecordedRequest> since(int before, List<RecordedRequest> all) {
        return all.subList(before, all.size());
    }

    /** The token as it may be shown, if it is the one that the request carried. */
    private static String carried(AppToken token, RecordedRequest request) {
        if (!request.header(TOKEN).equals(Optional.of(token.value()))) {
            throw new IllegalStateException(request + " carried another token");
        }
        return request.maskedHeader(TOKEN).orElseThrow() + " (masked)";
    }
}
