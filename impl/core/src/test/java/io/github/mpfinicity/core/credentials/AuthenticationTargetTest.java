package io.github.mpfinicity.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationTargetTest {
    /** An authentication in the turn of another record would count where nobody looks. */
    @ParameterizedTest
    @CsvSource({
        "https://a.example, key, id, secret, true",
        "https://a.example, other, id, other, true",
        "https://a.example, key, other, secret, false",
        "https://b.example, key, id, secret, false"
    })
    void originAndPartnerId_decideWhichRecordItHas(
            String origin, String appKey, String id, String secret, boolean same) {
        AuthenticationTarget first = target("https://a.example", "key", "id", "secret");

        assertThat(target(origin, appKey, id, secret).samePartnerAs(first)).isEqualTo(same);
    }

    private static AuthenticationTarget target(
            String origin, String appKey, String id, String secret) {
        var credentials = new PartnerCredentials(appKey, id, PartnerSecret.of(secret));
        return new AuthenticationTarget(origin, credentials, null);
    }
}
