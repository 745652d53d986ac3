package io.github.mpfinicity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPolicyTest {
    @ParameterizedTest
    @ValueSource(strings = {"aqJ5Ic4SEVx2IgDQ6oR4", "abcdefghijk1", "1bcdefghijkl!@#$%&*_-+"})
    void secretThatKeepsTheRules_noneBroken(String value) {
        assertThat(PartnerSecret.of(value).brokenRules()).isEmpty();
        assertThat(PartnerSecret.of("a1".repeat(127) + "b").brokenRules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abcdefghij1         | 12 to 255",
                "123456789012        | at least one letter",
                "abcdefghijkl        | at least one digit",
                "abcdefghijk1/       | letters, digits and ! @ #",
                "abcdefghi jk1       | letters, digits and ! @ #",
                "äbcdefghijklm1      | letters, digits and ! @ #"
            })
    void secretThatBreaksOne_thatRuleNamedAndNothingRepeated(String value, String rule) {
        assertThat(PartnerSecret.of(value).brokenRules())
                .singleElement()
                .asString()
                .contains(rule)
                .doesNotContain(value);
    }

    @Test
    void tooLong_named() {
        assertThat(PartnerSecret.of("a1".repeat(128)).brokenRules()).hasSize(1);
    }

    @Test
    void severalBroken_allNamed() {
        assertThat(PartnerSecret.of("ß").brokenRules()).hasSize(4);
    }

    @Test
    void generated_32CharactersWithinTheRulesAndNeverTheSame() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            PartnerSecret made = PartnerSecret.generate();
            assertThat(made.brokenRules()).isEmpty();
            assertThat(made.value()).hasSize(32);
            seen.add(made.value());
        }
        assertThat(seen).hasSize(1_000);
    }
}
