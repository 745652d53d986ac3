package io.github.mpfinicity.microprofile.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.microprofile.config.TestConfig;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    @Test
    void notAuthorized_inTheVendorsWordsForItsCauseIsNotKnown() {
        assertThat(told("10021"))
                .startsWith("Finicity says \"You are not authorized.\" (status 401, code 10021).")
                .contains("Check finicity.app-key, finicity.partner-id and finicity.partner-secret")
                .doesNotContain("refused");
        assertThat(told("10001")).startsWith("Finicity refused the partner secret (status 401");
    }

    private static String told(String code) {
        var rejection = new Rejection(CredentialPart.PARTNER_SECRET, "print", 401, code);
        return Refusals.message(
                new Refusal.Rejected(rejection, new Attempts(1, 3)), TestConfig.ofDefault());
    }
}
