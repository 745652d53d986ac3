package io.github.mpfinicity.core.credentials;

import org.jspecify.annotations.Nullable;

/**
 * The vendor's definite no to a part of the credentials. It is never presented again until it
 * changes.
 *
 * @param part what was refused
 * @param fingerprint of the refused part
 * @param status of the HTTP answer
 * @param code the vendor's code; null where the answer had none
 */
public record Rejection(
        CredentialPart part, String fingerprint, int status, @Nullable String code) {
    /** Whether presenting these credentials would present the refused part again. */
    public boolean covers(CredentialsFingerprint presented) {
        return fingerprint.equals(presented.of(part));
    }

    /** Whether the vendor said what was wrong, so that an operator's word cannot put it right. */
    public boolean namesPart() {
        return part != CredentialPart.ALL;
    }

    @Override
    public String toString() {
        return "Rejection[part=" + part + ", status=" + status + ", code=" + code + "]";
    }
}
