package io.github.mpfinicity.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private final Fingerprints fingerprints = Fingerprints.random(new SecureRandom());

    @Test
    void otherAppKey_onlyPartsWithAppKeyDiffer() {
        CredentialsPrint one = print("key-1", "id-1", "secret-1");
        CredentialsPrint two = print("key-2", "id-1", "secret-1");

        assertSame(one, two, CredentialPart.PARTNER_SECRET, CredentialPart.PARTNER_ID);
        assertDifferent(one, two, CredentialPart.APP_KEY, CredentialPart.ALL);
    }

    @Test
    void otherSecret_onlyPartsWithSecretDiffer() {
        CredentialsPrint one = print("key-1", "id-1", "secret-1");
        CredentialsPrint two = print("key-1", "id-1", "secret-2");

        assertSame(one, two, CredentialPart.APP_KEY, CredentialPart.PARTNER_ID);
        assertDifferent(one, two, CredentialPart.PARTNER_SECRET, CredentialPart.ALL);
    }

    @Test
    void sameSecretOfOtherPartner_isAnotherSecret() {
        assertDifferent(
                print("k", "id-1", "s"), print("k", "id-2", "s"), CredentialPart.PARTNER_SECRET);
    }

    @Test
    void valuesThatReadTheSameInARow_differ() {
        assertDifferent(
                print("k", "ab", "c"), print("k", "a", "bc"), CredentialPart.PARTNER_SECRET);
    }

    @Test
    void otherProcess_otherPrints() {
        var elsewhere = Fingerprints.random(new SecureRandom());
        PartnerCredentials same = credentials("k", "id", "s");

        for (CredentialPart part : CredentialPart.values()) {
            assertThat(fingerprints.of(same).of(part)).isNotEqualTo(elsewhere.of(same).of(part));
        }
    }

    @Test
    void printed_showsNoHash() {
        CredentialsPrint print = print("k", "id", "s");
        var rejection =
                new Rejection(
                        CredentialPart.APP_KEY, print.of(CredentialPart.APP_KEY), 401, "10027");

        assertThat(print + " " + rejection)
                .doesNotContain(print.of(CredentialPart.APP_KEY))
                .contains("10027");
    }

    private CredentialsPrint print(String appKey, String partnerId, String secret) {
        return fingerprints.of(credentials(appKey, partnerId, secret));
    }

    private static PartnerCredentials credentials(String appKey, String partnerId, String secret) {
        return new PartnerCredentials(appKey, partnerId, PartnerSecret.of(secret));
    }

    private static void assertSame(
            CredentialsPrint one, CredentialsPrint two, CredentialPart... parts) {
        for (CredentialPart part : parts) {
            assertThat(one.of(part)).as(part.name()).isNotEmpty().isEqualTo(two.of(part));
        }
    }

    private static void assertDifferent(
            CredentialsPrint one, CredentialsPrint two, CredentialPart... parts) {
        for (CredentialPart part : parts) {
            assertThat(one.of(part)).as(part.name()).isNotEqualTo(two.of(part));
        }
    }
}
