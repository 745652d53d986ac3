package io.github.mpfinicity.core.credentials;

import java.util.Map;

/**
 * Fingerprints of one set of credentials, by part. They show whether two sets are equal and do not
 * show the values.
 *
 * @param salt of the hashes
 * @param parts a salted hash of each part
 */
public record CredentialsFingerprint(String salt, Map<CredentialPart, String> parts) {
    public CredentialsFingerprint {
        parts = Map.copyOf(parts);
    }

    /** The salted hash of one part. */
    public String of(CredentialPart part) {
        return parts.getOrDefault(part, "");
    }

    @Override
    public String toString() {
        return "CredentialsFingerprint";
    }
}
