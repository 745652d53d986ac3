package io.github.mpfinicity.microprofile.config;

import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way of the token client to the vendor, from the standard keys of a Rest Client under {@code
 * finicity-auth}.
 *
 * @param connectTimeout at least a millisecond
 * @param trustStore the authorities to trust instead of the JVM's
 * @param clientKeys presented if the server, or a proxy in between, asks for a certificate
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
