package io.github.mpfinicity.core.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenSealTest {
    private static final String TOKEN = "the-token-of-forty-characters-and-no-more";
    private static final StoreKey KEY = StoreKey.of("k".repeat(32));

    private final TokenSeal seal = TokenSeal.of(bytes("material"), "partner-id");

    @Test
    void sealed_opensUnderTheSameKeyInTheSamePlace() {
        String sealed = seal.seal(TOKEN, "record|7");

        assertThat(TokenSeal.of(bytes("material"), "partner-id").open(sealed, "record|7"))
                .isEqualTo(TOKEN);
        assertThat(sealed).matches("[A-Za-z0-9_-]+").doesNotContain(TOKEN);
    }

    @Test
    void sealedTwice_neverTheSameText() {
        assertThat(seal.seal(TOKEN, "p")).isNotEqualTo(seal.seal(TOKEN, "p"));
    }

    @Test
    void otherPlaceKeyOrPartner_doesNotOpen() {
        String sealed = seal.seal(TOKEN, "record|7");

        assertThat(seal.open(sealed, "record|8")).isNull();
        assertThat(TokenSeal.of(bytes("other"), "partner-id").open(sealed, "record|7")).isNull();
        assertThat(TokenSeal.of(bytes("material"), "another").open(sealed, "record|7")).isNull();
        assertThat(TokenSeal.of(KEY, "partner-id").open(sealed, "record|7")).isNull();
    }

    @Test
    void anyBitChangedOrMissing_doesNotOpen() {
        byte[] sealed = Base64.getUrlDecoder().decode(seal.seal(TOKEN, "p"));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(seal.open(text(changed), "p")).as("bit %s", bit).isNull();
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThat(seal.open(text(cut), "p")).as("%s bytes", length).isNull();
        }
        assertThat(seal.open("no base64!", "p")).isNull();
    }

    @Test
    void storeKey_opensForWhoeverHasIt() {
        String sealed = TokenSeal.of(KEY, "partner-id").seal(TOKEN, "p");

        assertThat(TokenSeal.of(StoreKey.of("k".repeat(32)), "partner-id").open(sealed, "p"))
                .isEqualTo(TOKEN);
        assertThat(TokenSeal.of(StoreKey.of("K".repeat(32)), "partner-id").open(sealed, "p"))
                .isNull();
    }

    @Test
    void storeKey_notShortAndNotShown() {
        assertThatIllegalArgumentException().isThrownBy(() -> StoreKey.of("k".repeat(31)));
        assertThat(KEY).hasToString("StoreKey[***]");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
