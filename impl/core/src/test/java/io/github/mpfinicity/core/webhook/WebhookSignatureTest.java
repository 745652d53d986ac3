package io.github.mpfinicity.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerSecret;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    static final byte[] PING = "{\"eventType\":\"ping\",\"payload\":{}}".getBytes(UTF_8);
    static final PartnerSecret ONE = PartnerSecret.of("aqJ5Ic4SEVx2IgDQ6oR4");
    static final PartnerSecret OTHER = PartnerSecret.of("OrU7tjiA3tIspCgb85xV");
    static final String BY_ONE = "04e3c12fafc2e888688d4ea0481553998fa7104872005b74e5d760862272019a";
    static final String BY_OTHER =
            "908657355050df244ab8636a45deca8e0cf1f808b594fd04b7f21f6ba2978a36";

    @Test
    void knownSignatures_match() {
        assertThat(WebhookSignature.matches(PING, BY_ONE, List.of(ONE))).isTrue();
        assertThat(WebhookSignature.matches(PING, BY_OTHER, List.of(OTHER))).isTrue();
        assertThat(WebhookSignature.matches(PING, BY_ONE.toUpperCase(Locale.ROOT), List.of(ONE)))
                .isTrue();
    }

    @Test
    void anyOfTheSecrets_matches() {
        assertThat(WebhookSignature.matches(PING, BY_ONE, List.of(ONE, OTHER))).isTrue();
        assertThat(WebhookSignature.matches(PING, BY_OTHER, List.of(ONE, OTHER))).isTrue();
    }

    @Test
    void secretBeyondAscii_utf8() {
        String signature = "40f19de3c0600059dbbbae9b7284e393ccb48b564ebac0d9e74b3e0a94069cd4";
        var umlaut = PartnerSecret.of("geheimnis-\u00fc\u20ac");
        assertThat(WebhookSignature.matches(PING, signature, List.of(umlaut))).isTrue();
    }

    @Test
    void otherSecretOrNone_noMatch() {
        assertThat(WebhookSignature.matches(PING, BY_ONE, List.of(OTHER))).isFalse();
        assertThat(WebhookSignature.matches(PING, BY_ONE, List.of())).isFalse();
    }

    @Test
    void otherBody_noMatch() {
        byte[] spaced = "{\"eventType\": \"ping\",\"payload\":{}}".getBytes(UTF_8);
        assertThat(WebhookSignature.matches(spaced, BY_ONE, List.of(ONE))).isFalse();
        assertThat(WebhookSignature.matches(new byte[0], BY_ONE, List.of(ONE))).isFalse();
    }

    @Test
    void anyDigitChanged_noMatch() {
        for (int i = 0; i < BY_ONE.length(); i++) {
            char changed = BY_ONE.charAt(i) == '0' ? '1' : '0';
            String wrong = BY_ONE.substring(0, i) + changed + BY_ONE.substring(i + 1);
            assertThat(WebhookSignature.matches(PING, wrong, List.of(ONE))).as(wrong).isFalse();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "04e3c12fafc2e888688d4ea0481553998fa7104872005b74e5d760862272019",
                "04e3c12fafc2e888688d4ea0481553998fa7104872005b74e5d760862272019a0",
                "04e3c12fafc2e888688d4ea0481553998fa7104872005b74e5d760862272019g",
                " 4e3c12fafc2e888688d4ea0481553998fa7104872005b74e5d760862272019a",
                "\u0660\u06604e3c12fafc2e888688d4ea0481553998fa7104872005b74e5d7608622720",
                "BOPBL6/C6IhojU6gSBVTmY+nEEhyAFt05ddghiJyAZo="
            })
    void noSignature_falseAndNoException(String signature) {
        assertThat(WebhookSignature.wellFormed(signature)).isFalse();
        assertThat(WebhookSignature.matches(PING, signature, List.of(ONE))).isFalse();
    }
}
