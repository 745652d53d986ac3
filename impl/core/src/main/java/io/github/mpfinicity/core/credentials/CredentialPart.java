package io.github.mpfinicity.core.credentials;

/**
 * A part of the credentials that the vendor can refuse. A refusal covers exactly that part's
 * values.
 */
public enum CredentialPart {
    /** The partner secret, together with the partner id it belongs to. */
    PARTNER_SECRET,
    /** The partner id alone: no secret can make an unknown partner known. */
    PARTNER_ID,
    /** The app key alone: a new one does not give an old wrong secret another try. */
    APP_KEY,
    /** All three. The answer did not name one. */
    ALL
}
