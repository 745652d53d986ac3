package io.github.mpfinicity.microprofile.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Key and trust stores made for one test. Public for the tests of other packages. */
public final class Certificates {
    public static final String PASSWORD = "changeit";

    private Certificates() {}

    /** A key with its own certificate, for such a name as {@code dns:localhost,ip:127.0.0.1}. */
    public static Path keyStore(Path folder, String subjectAlternativeNames) throws Exception {
        Path file = folder.resolve("server-" + subjectAlternativeNames.hashCode() + ".p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "RSA",
                                "-keysize",
                                "2048",
                                "-dname",
                                "CN=vendor",
                                "-ext",
                                "san=" + subjectAlternativeNames,
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        return file;
    }

    /** Trusts what is in a key store. */
    public static Path trustStore(Path keyStore) throws GeneralSecurityException, IOException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("server", load(keyStore).getCertificate("server"));
        Path file = keyStore.resolveSibling("trust-" + keyStore.getFileName());
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** Shows and trusts what is in a key store. */
    public static SSLContext context(Path keyStore) throws GeneralSecurityException, IOException {
        KeyStore store = load(keyStore);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(trustStore(keyStore)));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
