package io.github.mpfinicity.core.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 5869, appendix A: the vectors for SHA-256. */
class HkdfTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void vector1_basic() {
        byte[] material = HEX.parseHex("0b".repeat(22));
        byte[] salt = HEX.parseHex("000102030405060708090a0b0c");
        byte[] info = HEX.parseHex("f0f1f2f3f4f5f6f7f8f9");

        assertThat(Hkdf.extract(material, salt))
                .asHexString()
                .isEqualToIgnoringCase(
                        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        assertThat(Hkdf.derive(material, salt, info, 42))
                .asHexString()
                .isEqualToIgnoringCase(
                        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                                + "34007208d5b887185865");
    }

    @Test
    void vector2_longerThanTwoBlocks() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[] material = Arrays.copyOfRange(all, 0x00, 0x50);
        byte[] salt = Arrays.copyOfRange(all, 0x60, 0xb0);
        byte[] info = Arrays.copyOfRange(all, 0xb0, 0x100);

        assertThat(Hkdf.derive(material, salt, info, 82))
                .asHexString()
                .isEqualToIgnoringCase(
                        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                                + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void vector3_noSaltAndNoInfo() {
        byte[] material = HEX.parseHex("0b".repeat(22));

        assertThat(Hkdf.derive(material, new byte[0], new byte[0], 42))
                .asHexString()
                .isEqualToIgnoringCase(
                        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                                + "9d201395faa4b61a96c8");
    }

    @Test
    void length_withinWhatTheRfcAllows() {
        byte[] some = new byte[32];

        assertThat(Hkdf.expand(some, some, 8160)).hasSize(8160);
        assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.expand(some, some, 8161));
        assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.expand(some, some, 0));
    }
}
