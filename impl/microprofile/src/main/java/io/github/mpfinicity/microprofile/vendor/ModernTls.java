package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.Transport;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Allows TLS 1.2 and 1.3 and nothing older, even if the JVM's security properties allow more. */
final class ModernTls {
    private static final Set<String> MODERN = Set.of("TLSv1.2", "TLSv1.3");

    private final SSLContext all;

    private ModernTls(SSLContext all) {
        this.all = all;
    }

    /** Uses the JVM's own context, or a context with the configured stores. */
    static ModernTls of(Transport transport) {
        try {
            return new ModernTls(all(transport.trustStore(), transport.clientKeys()));
        } catch (GeneralSecurityException e) {
            String kind = e.getClass().getSimpleName();
            throw new InvalidConfigurationException(
                    List.of(
                            "finicity-auth/mp-rest/trustStore and finicity-auth/mp-rest/keyStore"
                                    + " cannot be used ("
                                    + kind
                                    + "): the first must hold certificates, the second keys under"
                                    + " finicity-auth/mp-rest/keyStorePassword, for example"
                                    + " PKCS #12 files made with keytool"));
        }
    }

    private static SSLContext all(
            @Nullable KeyStore trustStore, Transport.@Nullable ClientKeys clientKeys)
            throws GeneralSecurityException {
        if (trustStore == null && clientKeys == null) {
            return SSLContext.getDefault();
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trustStore);
        KeyManager @Nullable [] keys = null;
        if (clientKeys != null) {
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(clientKeys.store(), clientKeys.password().toCharArray());
            keys = factory.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    /**
     * A context that refuses a second engine, and so a second connection. Everything else that the
     * context returns is narrowed like the engine, because a client uses some of both.
     */
    SSLContext forOneConnection(Departure departure) {
        return new SSLContext(
                new SingleConnectionContext(all, departure),
                all.getProvider(),
                all.getProtocol()) {};
    }

    /**
     * Returns the modern protocols among the enabled ones. A protocol that an operator has switched
     * off stays off.
     */
    static String[] modern(String[] protocols) {
        return Arrays.stream(protocols).filter(MODERN::contains).toArray(String[]::new);
    }

    /**
     * Narrows parameters. Parameters without protocols stay as they are, because they do not change
     * those of the engine.
     */
    static SSLParameters narrowed(SSLParameters parameters) {
        String @Nullable [] protocols = parameters.getProtocols();
        if (protocols != null) {
            parameters.setProtocols(modern(protocols));
        }
        return parameters;
    }
}
