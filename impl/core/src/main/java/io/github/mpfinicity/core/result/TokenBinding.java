package io.github.mpfinicity.core.result;

import io.github.mpfinicity.core.credentials.AuthenticationTarget;

/**
 * Under what a token was issued. Where one of these changes, the token is of no use any more.
 *
 * @param origin of the vendor: the token is attached to requests there and nowhere else
 * @param appKey travels with the token, as a pair
 * @param partnerId whose data the token opens
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
