package io.github.mpfinicity.microprofile.config;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/** Opens key stores at the places a Rest Client knows: {@code classpath:}, {@code file:}, paths. */
final class KeyStores {
    /** The default of the Rest Client specification. The JDK's also opens PKCS #12 files. */
    private static final String TYPE = "JKS";

    private static final String CLASSPATH = "classpath:";
    private static final String FILE = "file:";

    private final ConfigReader reader;

    KeyStores(ConfigReader reader) {
        this.reader = reader;
    }

    /** Null if none is configured, or with a problem noted if it cannot be opened. */
    @Nullable KeyStore open(String key, String passwordKey, String typeKey) {
        String location = reader.textOrProblem(key);
        if (location == null) {
            return null;
        }
        String password = reader.textOrProblem(passwordKey);
        String type = reader.textOrProblem(typeKey);
        String knownType = type == null ? TYPE : type;
        try (InputStream in = stream(location)) {
            KeyStore store = KeyStore.getInstance(knownType);
            store.load(in, password == null ? null : password.toCharArray());
            if (store.size() > 0) {
                return store;
            }
            reader.problem(sentence(key, location, "is empty or needs " + passwordKey));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            String kind = e.getClass().getSimpleName();
            String how =
                    "cannot be opened as " + knownType + " with " + passwordKey + " (" + kind + ")";
            reader.problem(sentence(key, location, how));
        }
        return null;
    }

    private static String sentence(String key, String location, String how) {
        return key
                + " is \""
                + location
                + "\", which "
                + how
                + ": it must be a key store that is not empty, for example file:/etc/trust.p12 or"
                + " classpath:trust.p12";
    }

    private static InputStream stream(String location) throws IOException {
        if (location.startsWith(CLASSPATH)) {
            return resource(location.substring(CLASSPATH.length()).replaceFirst("^/+", ""));
        }
        Path path = location.startsWith(FILE) ? Path.of(URI.create(location)) : Path.of(location);
        return Files.newInputStream(path);
    }

    /** Settings are read once, on a thread that has the application's class loader. */
    private static InputStream resource(String name) throws IOException {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = ofThread == null ? KeyStores.class.getClassLoader() : ofThread;
        InputStream in =
                loader == null
                        ? ClassLoader.getSystemResourceAsStream(name)
                        : loader.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name);
        }
        return in;
    }
}
