package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.TokenBinding;
import java.net.URI;

/**
 * The values of the two headers, always from one token. The vendor would refuse an app key with a
 * token that was issued for another key.
 *
 * @param appKey for {@code Finicity-App-Key}
 * @param token for {@code Finicity-App-Token}
 * @param origin issued the token; both values go to no other origin
 */
public record HeaderPair(String appKey, AppToken token, URI origin) {
    static HeaderPair of(CachedToken cached) {
        TokenBinding binding = cached.binding();
        return new HeaderPair(binding.appKey(), cached.token(), URI.create(binding.origin()));
    }

    /** True if this was made of that token. Each token is one object; comparing values is slow. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(CachedToken cached) {
        return token == cached.token();
    }

    @Override
    public String toString() {
        return "HeaderPair[masked]";
    }
}
