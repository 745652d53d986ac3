package io.github.mpfinicity.quickstart;

import static java.util.Objects.requireNonNullElse;

import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.simulator.FinicitySimulator;

/**
 * A wrong secret is sent once; calls that need it fail at once and say which setting to correct.
 */
final class WrongSecret implements Part {
    private static final int MORE_CALLS = 99;

    @Override
    public String title() {
        return "A wrong secret";
    }

    @Override
    public void show(Application application, FinicitySimulator simulator, Report report)
            throws Exception {
        Institutions institutions = application.institutions();
        Calls first = Calls.together(1, () -> institutions.page(1));
        Calls more = Calls.together(MORE_CALLS, () -> institutions.page(1));
        CredentialsRejectedException refused = refusal(first);
        refusal(more);
        report.fact("call 1", name(refused) + " after " + millis(first));
        report.fact(
                "calls 2 to " + (1 + more.made()),
                "the same, " + millis(more) + " for all " + more.made() + " together");
        report.fact("its message", requireNonNullElse(refused.getMessage(), "none"));
        report.fact(
                "authentications made",
                Part.promised(1, simulator.authentications().size(), "authentications"));
        report.fact(
                "other requests",
                Part.promised(
                        0, simulator.requests(Institutions.PATH::equals).size(), "other requests"));
        report.attempts(application.account().status());
    }

    /** Of all calls, or it is not what was promised. */
    private static CredentialsRejectedException refusal(Calls calls) throws Exception {
        if (calls.answered() > 0) {
            throw new IllegalStateException("a call succeeded with a wrong secret");
        }
        for (Exception failure : calls.failures()) {
            if (!(failure instanceof CredentialsRejectedException)) {
                throw failure;
            }
        }
        return (CredentialsRejectedException) calls.failures().get(0);
    }

    private static String name(Exception e) {
        return e.getClass().getSimpleName();
    }

    private static String millis(Calls calls) {
        return Math.max(1, calls.took().toMillis()) + " ms";
    }
}
