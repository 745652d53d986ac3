package io.github.mpfinicity.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private final Fingerprints fingerprints = Fingerprints.keyed();

    @Test
    void otherAppKey_onlyPartsWithAppKeyDiffer() {
        CredentialsFingerprint one = fingerprint("key-1", "id-1", "secret-1");
        CredentialsFingerprint two = fingerprint("key-2", "id-1", "secret-1");

        assertSame(one, two, CredentialPart.PARTNER_SECRET, CredentialPart.PARTNER_ID);
        assertDifferent(one, two, CredentialPart.APP_KEY, CredentialPart.ALL);
    }

    @Test
    void otherSecret_onlyPartsWithSecretDiffer() {
        CredentialsFingerprint one = fingerprint("key-1", "id-1", "secret-1");
        CredentialsFingerprint two = fingerprint("key-1", "id-1", "secret-2");

        assertSame(one, two, CredentialPart.APP_KEY, CredentialPart.PARTNER_ID);
        assertDifferent(one, two, CredentialPart.PARTNER_SECRET, CredentialPart.ALL);
    }

    @Test
    void sameSecretOfOtherPartner_isAnotherSecret() {
        assertDifferent(
                fingerprint("k", "id-1", "s"),
                fingerprint("k", "id-2", "s"),
                CredentialPart.PARTNER_SECRET);
    }

    @Test
    void valuesThatReadTheSameInARow_differ() {
        assertDifferent(
                fingerprint("k", "ab", "c"),
                fingerprint("k", "a", "bc"),
                CredentialPart.PARTNER_SECRET);
    }

    @Test
    void otherSalt_otherFingerprints() {
        PartnerCredentials same = credentials("k", "id", "s");

        for (CredentialPart part : CredentialPart.values()) {
            assertThat(fingerprints.of(same, "salt-1").of(part))
                    .isNotEqualTo(fingerprints.of(same, "salt-2").of(part));
        }
    }

    @Test
    void slow_sameInEveryProcess() {
        PartnerCredentials same = credentials("k", "id", "s");

        CredentialsFingerprint here = Fingerprints.slow().of(same, "salt");
        CredentialsFingerprint there = Fingerprints.slow().of(same, "salt");

        assertThat(here).isEqualTo(there).isNotEqualTo(fingerprints.of(same, "salt"));
    }

    @Test
    void slow_madeOncePerChange() {
        var slow = Fingerprints.slow();
        CredentialsFingerprint first = slow.of(credentials("k", "id", "s"), "salt");

        CredentialsFingerprint again = slow.of(credentials("k", "id", "t"), "salt");
        assertThat(again.of(CredentialPart.APP_KEY)).isSameAs(first.of(CredentialPart.APP_KEY));
        again = slow.of(credentials("k", "id", "s"), "salt");
        assertThat(again.of(CredentialPart.PARTNER_SECRET))
                .isSameAs(first.of(CredentialPart.PARTNER_SECRET));
        assertThat(slow.of(credentials("k", "id", "t"), "salt")).isNotEqualTo(first);
    }

    @Test
    void printed_showsNoHash() {
        CredentialsFingerprint fingerprint = fingerprint("k", "id", "s");
        var rejection =
                new Rejection(
                        CredentialPart.APP_KEY,
                        fingerprint.of(CredentialPart.APP_KEY),
                        401,
                        "10027");

        assertThat(fingerprint + " " + rejection)
                .doesNotContain(fingerprint.of(CredentialPart.APP_KEY))
                .contains("10027");
    }

    private CredentialsFingerprint fingerprint(String appKey, String partnerId, String secret) {
        return fingerprints.of(credentials(appKey, partnerId, secret), "salt");
    }

    private static PartnerCredentials credentials(String appKey, String partnerId, String secret) {
        return new PartnerCredentials(appKey, partnerId, PartnerSecret.of(secret));
    }

    private static void assertSame(
            CredentialsFingerprint one, CredentialsFingerprint two, CredentialPart... parts) {
        for (CredentialPart part : parts) {
            assertThat(one.of(part)).as(part.name()).isNotEmpty().isEqualTo(two.of(part));
        }
    }

    private static void assertDifferent(
            CredentialsFingerprint one, CredentialsFingerprint two, CredentialPart... parts) {
        for (CredentialPart part : parts) {
            assertThat(one.of(part)).as(part.name()).isNotEqualTo(two.of(part));
        }
    }
}
