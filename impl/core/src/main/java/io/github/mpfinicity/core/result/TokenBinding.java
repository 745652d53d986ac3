package io.github.mpfinicity.core.result;

import io.github.mpfinicity.core.credentials.AuthenticationTarget;

/**
 * The values that a token was issued for. If one of them changes, the token is useless.
 *
 * @param origin of the vendor; the token is attached only to requests to it
 * @param appKey the key that is sent together with the token
 * @param partnerId the partner whose data the token opens
 */
public record TokenBinding(String origin, String appKey, String partnerId) {
    public static TokenBinding of(AuthenticationTarget target) {
        return new TokenBinding(
                target.origin(), target.present().appKey(), target.present().partnerId());
    }

    @Override
    public String toString() {
        return "TokenBinding[origin=" + origin + ", partnerId=" + partnerId + "]";
    }
}
