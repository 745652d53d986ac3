package io.github.mpfinicity.core.credentials;

/** What the vendor can refuse. A refusal covers exactly the values it named. */
public enum CredentialPart {
    /** The partner secret, together with the partner id it belongs to. */
    PARTNER_SECRET,
    /** The partner id alone: no secret can make an unknown partner known. */
    PARTNER_ID,
    /** The app key alone: a new one does not give an old wrong secret another try. */
    APP_KEY,
    /** All three: the answer did not tell which. */
    ALL
}
