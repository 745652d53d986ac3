package io.github.mpfinicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static final String VALUE = "aqJ5Ic4SEVx2IgDQ6oR4";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final PartnerSecret secret = PartnerSecret.of(VALUE);
    private final AppToken token = tokenOf(VALUE);

    @Test
    void printed_valueIsNotShown() {
        var credentials = new PartnerCredentials("app-key-of-the-partner", "2445581234567", secret);

        assertThat(secret + " " + token + " " + credentials)
                .doesNotContain(VALUE, "app-key-of-the-partner")
                .contains("masked", "2026-11-23T12:00:00Z", "2445581234567");
    }

    @Test
    void hashed_valueHasNoInfluence() {
        assertThat(secret).hasSameHashCodeAs(PartnerSecret.of("another-secret-1"));
        assertThat(token).hasSameHashCodeAs(tokenOf("another"));
    }

    @Test
    void compared_valueDecides() {
        assertThat(secret).isEqualTo(PartnerSecret.of(VALUE)).isNotEqualTo(PartnerSecret.of("x"));
        assertThat(token).isEqualTo(tokenOf(VALUE)).isNotEqualTo(tokenOf("x"));
    }

    @Test
    void serialized_neverPossible() {
        assertThat(secret).isNotInstanceOf(Serializable.class);
        assertThat(token).isNotInstanceOf(Serializable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", " aqJ5Ic4SEVx2IgDQ6oR4", "aqJ5Ic4SEVx2IgDQ6oR4\n"})
    void secretThatCannotBeMeant_refusedWithoutRepeatingIt(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartnerSecret.of(value))
                .withMessageContaining("partner secret")
                .withMessageNotContaining(VALUE);
    }

    @Test
    void blankPart_refusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartnerCredentials(" ", "1", secret))
                .withMessageContaining("app key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartnerCredentials("k", "", secret))
                .withMessageContaining("partner id");
        assertThatIllegalArgumentException().isThrownBy(() -> tokenOf(" "));
    }

    private static AppToken tokenOf(String value) {
        return new AppToken(value, NOON, NOON.plusSeconds(5400), NOON.plusSeconds(7200));
    }
}
