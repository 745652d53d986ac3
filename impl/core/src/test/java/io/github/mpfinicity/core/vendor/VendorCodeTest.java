package io.github.mpfinicity.core.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VendorCodeTest {
    @ParameterizedTest
    @EnumSource
    void eachCode_foundAndInWordsThatNameSettings(VendorCode code) {
        VendorCode.Advice advice = code.advice();

        assertThat(VendorCode.of(code.text())).isEqualTo(code);
        assertThat(advice.meaning()).startsWith("Finicity ").doesNotEndWith(".");
        assertThat(advice.remedy(part -> "setting-" + part))
                .isNotEmpty()
                .doesNotContain("{", "setting-ALL")
                .doesNotEndWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "10021, ALL, UNDOCUMENTED",
        "99999, ALL, UNEXPLAINED",
        ", ALL, UNEXPLAINED",
        ", APP_KEY, KEY",
        ", PARTNER_ID, PARTNER",
        ", PARTNER_SECRET, SECRET"
    })
    void advice_byTheCodeOrElseByThePart(
            String code, CredentialPart part, VendorCode.Advice advice) {
        assertThat(VendorCode.Advice.of(code, part)).isEqualTo(advice);
    }

    @Test
    void unknown_noMeaningIsGuessed() {
        assertThat(VendorCode.of("99999")).isNull();
        assertThat(VendorCode.of(null)).isNull();
    }
}
