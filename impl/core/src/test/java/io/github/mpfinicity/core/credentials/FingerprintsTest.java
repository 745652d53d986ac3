package io.github.mpfinicity.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintsTest {
    private static final String SALT = "600000.aaaaaaaaaaaaaaaaaaaaaa";

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

        CredentialsFingerprint here = Fingerprints.slow().of(same, SALT);
        CredentialsFingerprint there = Fingerprints.slow().of(same, SALT);

        assertThat(here).isEqualTo(there).isNotEqualTo(fingerprints.of(same, SALT));
    }

    /** Computed with Python: hashlib.pbkdf2_hmac for the secret, hmac for the rest. */
    @Test
    void slow_isPbkdf2OfTheSecret_withTheRoundsOfTheSalt() {
        CredentialsFingerprint made =
                Fingerprints.slow().of(credentials("key", "partner", "sécret"), SALT);

        assertThat(made.of(CredentialPart.PARTNER_SECRET))
                .isEqualTo("We3xk8-3yFF9Xuzj5QUeichPWwdVPUDW1-6KGHqLCFI");
        assertThat(made.of(CredentialPart.APP_KEY))
                .isEqualTo("YQoFm7gBh6U6-MJ1bHtf4Rm-HveZproAY-wLJAORLZ4");
    }

    @Test
    void oneSlowHash_forAllPartsAndTheSeal() {
        var hashes = new AtomicInteger();
        Fingerprints counted = CountedHashes.fingerprints(hashes);

        counted.of(credentials("key-1", "id", "s"), SALT);
        counted.of(credentials("key-2", "id", "s"), SALT);
        counted.keyMaterial(credentials("key-1", "id", "s"), SALT);
        counted.appKey("key-3", SALT);

        assertThat(hashes).hasValue(1);
    }

    @Test
    void oldAndNewSecretInTurn_oneSlowHashEach() {
        var hashes = new AtomicInteger();
        Fingerprints counted = CountedHashes.fingerprints(hashes);

        for (int i = 0; i < 5; i++) {
            counted.of(credentials("k", "id", "old"), SALT);
            counted.of(credentials("k", "id", "new"), SALT);
        }
        assertThat(hashes).hasValue(2);

        counted.of(credentials("k", "id", "new"), SALT.replace('a', 'b'));
        assertThat(hashes).hasValue(3);
    }

    @Test
    void keyOfTheSeal_isNoFingerprint() {
        PartnerCredentials same = credentials("k", "id", "s");

        assertThat(fingerprints.of(same, SALT).parts().values())
                .doesNotContain(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(fingerprints.keyMaterial(same, SALT)));
    }

    @ParameterizedTest
    @CsvSource({
        "600000.aaaaaaaaaaaaaaaaaaaaaa, true",
        "1200000.aaaaaaaaaaaaaaaaaaaaaa, true",
        "12000000.aaaaaaaaaaaaaaaaaaaaaa, true",
        "12000001.aaaaaaaaaaaaaaaaaaaaaa, false",
        "99999999999.aaaaaaaaaaaaaaaaaaaaaa, false",
        "599999.aaaaaaaaaaaaaaaaaaaaaa, false",
        "0600000.aaaaaaaaaaaaaaaaaaaaaa, false",
        "600000.aaaaaaaaaaaaaaaaaaaaa, false",
        "600000.aaaaaaaaaaaaaaaaaaaaa:, false",
        "aaaaaaaaaaaaaaaaaaaaaa, false",
        "'', false"
    })
    void roundsOfASalt_areNeitherFewNorEndless(String text, boolean salt) {
        assertThat(Salt.isSalt(text)).isEqualTo(salt);
    }

    @Test
    void saltOfToday_isOne() {
        assertThat(Salt.isSalt(Salt.of("a".repeat(22)))).isTrue();
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
