package io.github.mpfinicity.core.record;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * The credentials that succeeded last, as fingerprints.
 *
 * @param secret fingerprint of partner id and secret
 * @param appKey fingerprint of the app key
 */
public record AcceptedCredentials(String secret, String appKey) {
    public static AcceptedCredentials of(CredentialsFingerprint fingerprint) {
        return new AcceptedCredentials(
                fingerprint.of(CredentialPart.PARTNER_SECRET),
                fingerprint.of(CredentialPart.APP_KEY));
    }

    /** The fingerprints of this that the other lacks. */
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

    /** Both fingerprints. */
    List<String> parts() {
        return List.of(secret, appKey);
    }
}
