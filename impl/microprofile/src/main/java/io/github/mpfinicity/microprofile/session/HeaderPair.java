package io.github.mpfinicity.microprofile.session;

import io.github.mpfinicity.AppToken;

/**
 * The values of the two headers, always from one token: an app key with a token issued under
 * another would be refused.
 *
 * @param appKey for {@code Finicity-App-Key}
 * @param token for {@code Finicity-App-Token}
 */
public record HeaderPair(String appKey, AppToken token) {
    @Override
    public String toString() {
        return "HeaderPair[masked]";
    }
}
