package io.github.mpfinicity.microprofile.config;

import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the token client reaches the vendor: what the standard keys of a Rest Client say under the
 * config key {@code finicity-auth}.
 *
 * @param connectTimeout at least a millisecond
 * @param trustStore whom to trust instead of the JVM's authorities
 * @param clientKeys to present if the server, or a proxy in between, asks for a certificate
 * @param proxy unresolved
 */
public record Transport(
        Duration connectTimeout,
        @Nullable KeyStore trustStore,
        @Nullable ClientKeys clientKeys,
        @Nullable InetSocketAddress proxy) {

    /** A key store with the password of its keys, which is never printed. */
    public record ClientKeys(KeyStore store, String password) {
        @Override
        public String toString() {
            return "ClientKeys[masked]";
        }
    }
}
