package io.github.mpfinicity.core.credentials;

import org.jspecify.annotations.Nullable;

/**
 * A rejected part of the credentials. The part is not sent again until it changes, or, if the
 * answer named no part, until an operator confirms.
 *
 * @param part the rejected part
 * @param fingerprint of the rejected part
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
