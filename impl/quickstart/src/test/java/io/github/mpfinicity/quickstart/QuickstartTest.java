package io.github.mpfinicity.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a newcomer sees. */
@Timeout(120)
class QuickstartTest {
    private static final SimulatedPartner PARTNER = SimulatedPartner.madeUp();
    private static final String WRONG_SECRET = "OfAnotherPartner0001";

    /** App keys; tokens and secrets, which have a digit at least. */
    private static final Pattern CREDENTIAL =
            Pattern.compile("[0-9a-f]{32}|\\b(?=[A-Za-z]*\\d)[A-Za-z0-9]{20}\\b");

    @Test
    void noCredentials_allPartsAgainstTheSimulator() throws Exception {
        Run run = Run.with(Map.of());

        assertLinesMatch(
                """
                mp-finicity quickstart

                No FINICITY_\\* credentials .*
                Finicity at http://127.0.0.1:\\d+, over real HTTP.

                1. Two hundred calls, one authentication
                   calls made                200 from 16 threads at once, 200 answered, .*
                   authentications made      1
                   as the server saw it      in each of 200 x GET /institution/v2/institutions
                     Finicity-App-Key        51a7... \\(masked\\)
                     Finicity-App-Token      \\w{4}... \\(masked\\)
                   token                     \\d+.\\d s old; renewed .* in (89|9\\d) min, at .*

                2. An expired token
                   one minute later          \\(on the demonstration's clock\\) Finicity ends .*
                   calls made                1, answered: 12 institutions; no exception
                   authentications made      1
                   as the server saw it      2 x GET /institution/v2/institutions
                     Finicity-App-Token      \\w{4}... \\(masked\\), the old one, then
                     Finicity-App-Token      \\w{4}... \\(masked\\), the new one

                3. A wrong secret
                   call 1                    CredentialsRejectedException after \\d+ ms
                   calls 2 to 100            the same, \\d+ ms for all 99 together
                   its message               Finicity refused the partner secret .*
                >> the rest of it, with the name of the setting >>
                   authentications made      1
                   other requests            0
                   failed attempts           1 used, 2 left, .*
                >> how to run against the real service >>
                """
                        .lines()
                        .toList(),
                run.lines());
        assertTrue(run.output().contains("Correct finicity.partner-secret"), run::output);
        assertEquals(0, run.exit());
        assertPresentable(run);
    }

    @Test
    void someCredentials_saysWhichAreMissing() throws Exception {
        Run run = Run.with(Map.of("FINICITY_PARTNER_ID", PARTNER.id()));

        assertTrue(
                run.output().contains("not set: FINICITY_APP_KEY, FINICITY_PARTNER_SECRET."),
                run::output);
        assertEquals(1, run.exit());
        assertPresentable(run);
    }

    @Test
    void allCredentials_oneAuthenticationAndOneGet() throws Exception {
        try (var service = FinicitySimulator.start()) {
            Run run = Run.with(credentials(service, PARTNER.secret()));

            assertTrue(run.output().contains("12 institutions"), run::output);
            assertEquals(0, run.exit());
            assertEquals(
                    List.of(
                            "#1 POST /aggregation/v2/partners/authentication",
                            "#2 GET " + Institutions.PATH),
                    service.requests().stream().map(Object::toString).toList());
            assertPresentable(run);
        }
    }

    @Test
    void credentialsRefused_oneAttemptAndExitCode() throws Exception {
        try (var service = FinicitySimulator.start()) {
            Run run = Run.with(credentials(service, WRONG_SECRET));

            assertTrue(run.output().contains("CredentialsRejectedException"), run::output);
            assertTrue(run.output().contains("finicity.partner-secret"), run::output);
            assertEquals(1, run.exit());
            assertEquals(1, service.requests().size());
            assertPresentable(run);
        }
    }

    private static Map<String, String> credentials(FinicitySimulator service, String secret) {
        return Map.of(
                "FINICITY_APP_KEY", PARTNER.appKey(),
                "FINICITY_PARTNER_ID", PARTNER.id(),
                "FINICITY_PARTNER_SECRET", secret,
                "FINICITY_BASE_URI", service.baseUri().toString());
    }

    /** An address is not broken, so that a terminal opens it. */
    private static boolean fits(String line) {
        return line.length() <= 100 || line.strip().startsWith("https://");
    }

    /** Short, plain, and without anything that is, or looks like, a key, a secret or a token. */
    private static void assertPresentable(Run run) {
        assertTrue(run.lines().size() < 40, run::output);
        assertTrue(run.lines().stream().allMatch(QuickstartTest::fits), run::output);
        assertTrue(run.output().matches("\\p{ASCII}*"), run::output);
        assertFalse(CREDENTIAL.matcher(run.output()).find(), run::output);
        List.of(PARTNER.id(), PARTNER.secret(), WRONG_SECRET, "WARN", "INFO")
                .forEach(word -> assertFalse(run.output().contains(word), run::output));
    }
}
