package io.github.mpfinicity.core.credentials;

import org.jspecify.annotations.Nullable;

/**
 * A part of the credentials that the vendor definitely rejected. The part is not presented again
 * until it changes.
 *
 * @param part the rejected part
 * @param fingerprint of the refused part
 * @param status of the HTTP answer
 * @param code the vendor's code; null where the answer had none
 */
public record Rejection(
        CredentialPart part, String fingerprint, int status, @Nullable String code) {
    /** True if these credentials contain the rejected part. */
    public boolean covers(CredentialsFingerprint presented) {
        return fingerprint.equals(presented.of(part));
    }

    /**
     * True if the vendor named the part. An operator's confirmation does not lift such a rejection.
     */
    public boolean namesPart() {
        return part != CredentialPart.ALL;
    }

    @Override
    public String toString() {
        return "Rejection[part=" + part + ", status=" + status + ", code=" + code + "]";
    }
}
