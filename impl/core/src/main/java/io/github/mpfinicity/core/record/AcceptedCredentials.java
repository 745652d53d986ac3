package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * Which credentials succeeded last.
 *
 * @param secret fingerprint of partner id and secret
 * @param appKey fingerprint of the app key
 */
public record AcceptedCredentials(String secret, String appKey) {
    /** Of credentials. */
    public static AcceptedCredentials of(CredentialsFingerprint fingerprint) {
        return new AcceptedCredentials(
                fingerprint.of(CredentialPart.PARTNER_SECRET),
                fingerprint.of(CredentialPart.APP_KEY));
    }

    /** What of this is not in the other any more. */
    List<String> without(AcceptedCredentials next) {
        List<String> gone = new ArrayList<>();
        if (!secret.equals(next.secret)) {
            gone.add(secret);
        }
        if (!appKey.equals(next.appKey)) {
            gone.add(appKey);
        }
        return gone;
    }

    /** What both have. */
    List<String> parts() {
        return List.of(secret, appKey);
    }
}
