package io.github.mpfinicity.quickstart;

import io.github.mpfinicity.FinicityAuthenticationException;
import org.eclipse.microprofile.config.ConfigProvider;

/** One call to the real service, with the credentials of the environment. Nothing is tried out. */
final class Live {
    private final Report report;

    Live(Report report) {
        this.report = report;
    }

    void run() {
        String base = ConfigProvider.getConfig().getValue("finicity/mp-rest/url", String.class);
        report.text("Credentials found in the environment. Two requests go to " + base + ":");
        report.fact("POST", "/aggregation/v2/partners/authentication");
        report.fact("", "with your app key, partner id and partner secret");
        report.fact("GET", Institutions.PATH + "?limit=1");
        report.fact("", "with your app key and the token; reads public data, changes nothing");
        report.title("1. One call");
        try (var deployment = Deployment.plain()) {
            call(deployment.application());
        }
    }

    private void call(Application application) {
        try {
            int found = application.institutions().page(1).found();
            report.fact("answer", found + " institutions");
            report.token(application.tokens().current());
        } catch (FinicityAuthenticationException e) {
            report.fact(
                    "before the next run",
                    "correct it: a new process knows nothing of this attempt");
            throw e;
        } finally {
            report.attempts(application.account().status());
        }
    }
}
