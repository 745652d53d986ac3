package io.github.mpfinicity.simulator.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for {@code localhost} and {@code 127.0.0.1}, made for one simulator and deleted
 * with it. Its files are in a temporary directory until {@link #close()}.
 */
public final class ServerCertificate implements AutoCloseable {

    static final String ALIAS = "simulator";
    private static final String STORE_TYPE = "PKCS12";

    private final String password = UUID.randomUUID().toString();
    private final Path directory;
    private final SSLContext serverContext;
    private final SSLContext clientContext;

    private ServerCertificate(Path directory) throws IOException, GeneralSecurityException {
        this.directory = directory;
        var keyStore = makeKeyStore();
        var trustStore = makeTrustStore(keyStore);
        this.serverContext = serverContext(keyStore);
        this.clientContext = clientContext(trustStore);
    }

    /**
     * Makes a certificate with the JDK's keytool, which takes about a second.
     *
     * @return the certificate, to be closed
     * @throws IllegalStateException if this Java has no keytool, or it fails
     */
    public static ServerCertificate make() {
        Path directory;
        try {
            directory = Files.createTempDirectory("finicity-simulator");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return new ServerCertificate(directory);
        } catch (IOException | GeneralSecurityException e) {
            delete(directory);
            throw new IllegalStateException("the simulator could not make a certificate", e);
        }
    }

    /**
     * {@return a PKCS12 file whose only, trusted entry is the certificate} {@link #close()} deletes
     * it.
     */
    public Path trustStore() {
        return directory.resolve("trust.p12");
    }

    /** {@return the password of the trust store, another one for each certificate} */
    public String trustStorePassword() {
        return password;
    }

    /** {@return a context for clients, which trusts this certificate and no other} */
    public SSLContext clientContext() {
        return clientContext;
    }

    /** {@return a context for the server, which presents this certificate} */
    public SSLContext serverContext() {
        return serverContext;
    }

    /** Deletes the files. The contexts stay usable. */
    @Override
    public void close() {
        delete(directory);
    }

    private KeyStore makeKeyStore() throws IOException, GeneralSecurityException {
        var file = directory.resolve("key.p12");
        Keytool.makeKeyStore(file, password);
        return KeyStore.getInstance(file.toFile(), password.toCharArray());
    }

    private KeyStore makeTrustStore(KeyStore keyStore)
            throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(STORE_TYPE);
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keyStore.getCertificate(ALIAS));
        try (var out = Files.newOutputStream(trustStore())) {
            trusted.store(out, password.toCharArray());
        }
        return trusted;
    }

    private SSLContext serverContext(KeyStore keyStore) throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore, password.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext clientContext(KeyStore trusted) throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void delete(Path directory) {
        try {
            for (var name : List.of("key.p12", "trust.p12", "keytool.log")) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
