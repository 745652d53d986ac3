package io.github.mpfinicity.core.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.ErrorGroup;
import io.github.mpfinicity.LibraryAction;
import io.github.mpfinicity.core.credentials.CredentialPart;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCatalogueTest {
    @Test
    void everyGroupButOther_hasCodes() {
        assertThat(
                        ErrorCatalogue.entries().stream()
                                .map(ErrorEntry::group)
                                .collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(ErrorGroup.OTHER)));
    }

    @Test
    void everyCodeOfAuthentications_isThere() {
        assertThat(Arrays.stream(VendorCode.values()).map(each -> ErrorCatalogue.of(each.text())))
                .doesNotContainNull();
    }

    @Test
    void unknownCode_isNot() {
        assertThat(ErrorCatalogue.of("98765")).isNull();
        assertThat(ErrorCatalogue.of(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10001, 401, PARTNER_AUTHENTICATION",
        "12401, 404, PARTNER_AUTHENTICATION",
        "24437, 400, PARTNER_AUTHENTICATION",
        "10027, 401, APP_KEY",
        "10022, 401, APP_TOKEN"
    })
    void codeOfAuthentications_hasStatusGroupAndAdvice(String code, int status, ErrorGroup group) {
        ErrorEntry entry = ErrorCatalogue.of(code);
        VendorCode.Advice advice = VendorCode.of(code).advice();

        assertThat(entry.status()).isEqualTo(status);
        assertThat(entry.group()).isEqualTo(group);
        assertThat(entry.meaning()).isEqualTo(advice.meaning());
        assertThat(entry.remedy().apply(CredentialPart::name))
                .isEqualTo(advice.remedy(CredentialPart::name));
    }

    @Test
    void entries_inTheOrderOfTheirNumbers() {
        assertThat(ErrorCatalogue.entries())
                .extracting(entry -> Integer.parseInt(entry.code()))
                .isSorted();
    }

    @Test
    void knownCode_messageNamesItsPlaceOnThePage() {
        assertThat(ErrorCatalogue.see("10001")).startsWith(" See https://").endsWith("#code-10001");
        assertThat(ErrorCatalogue.see("98765")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, APP_TOKEN, NONE, ,",
        "401, APP_TOKEN, TOKEN_KEPT, , PT30S",
        "401, APP_TOKEN, TOKEN_DROPPED, , PT0S",
        "401, APP_TOKEN, REPEATED, ,",
        "429, THROTTLED, NONE, , PT1M",
        "400, THROTTLED, NONE, PT5S, PT5S",
        "400, AGGREGATION, NONE, , PT1M",
        "400, REQUEST, NONE, PT5S,",
        "408, REQUEST, NONE, , PT0S",
        "500, REQUEST, NONE, ,",
        "500, PARTNER_AUTHENTICATION, AUTHENTICATION_STOPPED, PT5S,",
        "404, OTHER, NONE, ,",
        "429, OTHER, NONE, , PT1M",
        "500, OTHER, NONE, , PT0S",
        "503, OTHER, NONE, PT5S, PT5S",
        "502, OTHER, NONE, , PT0S"
    })
    void repetition(
            int status,
            ErrorGroup group,
            LibraryAction action,
            @Nullable Duration asked,
            @Nullable Duration after) {
        assertThat(RepetitionRule.retryAfter(status, group, action, asked)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS", "APP_KEY", "FORMAT", "LIMIT", "NOT_FOUND"})
    void whatNoWaitingHeals_isNotRepeated(ErrorGroup group) {
        Duration asked = Duration.ofSeconds(1);
        assertThat(RepetitionRule.retryAfter(503, group, LibraryAction.NONE, asked)).isNull();
    }
}
