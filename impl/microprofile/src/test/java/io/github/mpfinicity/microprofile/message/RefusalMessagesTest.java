package io.github.mpfinicity.microprofile.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.ChargeReason;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalMessagesTest {
    @Test
    void notAuthorized_causeIsNotGuessedAndNothingIsQuotedThatTheAnswerMayNotHaveHad() {
        assertThat(told(CredentialPart.ALL, "10021"))
                .startsWith("Finicity did not authorize")
                .contains("(status 401, code 10021)")
                .doesNotContain("You are not")
                .contains("Check finicity.app-key, finicity.partner-id and finicity.partner-secret")
                .contains("If nothing is wrong")
                .doesNotContain("refused");
        assertThat(told(CredentialPart.PARTNER_SECRET, "10001"))
                .startsWith("Finicity refused the partner secret (status 401");
    }

    @Test
    void budgetGone_sayWhatChargedItAndWhen() {
        Instant first = Instant.parse("2026-11-28T09:12:31Z");
        var reasons =
                List.of(
                        new ChargeReason("refused (10001)", first),
                        new ChargeReason("no clear answer", first.plusSeconds(480)));
        var refusal = new Refusal.Exhausted(new Attempts(3, 3, 0, reasons));

        assertThat(RefusalMessages.exception(refusal, TestConfig.ofDefault()))
                .isInstanceOf(LockoutGuardException.class)
                .hasMessageEndingWith(
                        "Charged last: refused (10001) at 2026-11-28 09:12 UTC;"
                                + " no clear answer at 2026-11-28 09:20 UTC.");
    }

    @Test
    void codeOfThePageOfErrors_theMessageEndsWithItsAddress() {
        String page = "/impl/microprofile/ERRORS.md#code-";
        assertThat(told(CredentialPart.PARTNER_SECRET, "10001")).endsWith(page + "10001");
        assertThat(told(CredentialPart.ALL, "10021")).endsWith(page + "10021");
        assertThat(told(CredentialPart.ALL, "98765")).doesNotContain(page);
        assertThat(
                        RefusalMessages.message(
                                new Refusal.Suspended(Suspension.LOCKED, new Attempts(1, 3)),
                                TestConfig.ofDefault()))
                .endsWith(page + "24302");
    }

    /** Whoever sets the other setting, too, is told that both are set. */
    @Test
    void credentialInAFile_fileNamed() {
        PartnerConfig config =
                TestConfig.ofDefault("finicity.partner-secret-file", "/run/secrets/finicity");
        var older = new Refusal.Superseded(CredentialPart.PARTNER_SECRET, new Attempts(1, 3));

        assertThat(told(CredentialPart.PARTNER_SECRET, "10001", config))
                .contains("Correct the content of the file that finicity.partner-secret-file names")
                .doesNotContain("finicity.partner-secret,", "finicity.partner-secret ");
        assertThat(told(CredentialPart.ALL, "10021", config))
                .contains(
                        "Check finicity.app-key, finicity.partner-id and the content of the file");
        assertThat(RefusalMessages.message(older, config))
                .contains("Set the content of the file that finicity.partner-secret-file names to");
    }

    private static String told(CredentialPart part, String code) {
        return told(part, code, TestConfig.ofDefault());
    }

    private static String told(CredentialPart part, String code, PartnerConfig config) {
        var rejection = new Rejection(part, "print", 401, code);
        return RefusalMessages.message(new Refusal.Rejected(rejection, new Attempts(1, 3)), config);
    }
}
