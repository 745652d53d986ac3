package io.github.mpfinicity.core.credentials;

import java.util.Map;

/**
 * Fingerprints of one set of credentials, by part. Says whether two sets are the same without
 * telling what they are.
 *
 * @param salt they were made under
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
