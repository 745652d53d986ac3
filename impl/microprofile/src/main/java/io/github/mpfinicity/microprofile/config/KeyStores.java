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

/**
 * Opens the key stores of the token client. The settings are the standard keys of a Rest Client.
 * The places are those of a Rest Client, too: {@code classpath:}, {@code file:} and paths.
 */
final class KeyStores {
    private static final String CLASSPATH = "classpath:";
    private static final String FILE = "file:";

    private final ConfigReader reader;

    KeyStores(ConfigReader reader) {
        this.reader = reader;
    }

    @Nullable KeyStore trust() {
        return open(Setting.TRUST_STORE, Setting.TRUST_STORE_PASSWORD, Setting.TRUST_STORE_TYPE);
    }

    Transport.@Nullable ClientKeys client() {
        KeyStore keys = open(Setting.KEY_STORE, Setting.KEY_STORE_PASSWORD, Setting.KEY_STORE_TYPE);
        if (keys == null) {
            return null;
        }
        String password = reader.text(Setting.KEY_STORE_PASSWORD);
        return new Transport.ClientKeys(keys, password == null ? "" : password);
    }

    /** Opens a key store. Null if none is configured, or if it cannot be opened, which is noted. */
    private @Nullable KeyStore open(Setting setting, Setting passwordOf, Setting typeOf) {
        String location = reader.text(setting);
        if (location == null) {
            return null;
        }
        String passwordKey = reader.name(passwordOf);
        String password = reader.text(passwordOf);
        String type = reader.value(typeOf, String.class);
        try (InputStream in = stream(location)) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(in, password == null ? null : password.toCharArray());
            if (store.size() > 0) {
                return store;
            }
            reader.problem(sentence(setting, location, "is empty or needs " + passwordKey));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            String kind = e.getClass().getSimpleName();
            String how =
                    "cannot be opened as "
                            + reader.shown(typeOf, type)
                            + " with "
                            + passwordKey
                            + " ("
                            + kind
                            + ")";
            reader.problem(sentence(setting, location, how));
        }
        return null;
    }

    private String sentence(Setting setting, String location, String how) {
        return reader.name(setting)
                + " is \""
                + reader.shown(setting, location)
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

    /**
     * Opens a resource. Settings are read once, on a thread that has the application's class
     * loader.
     */
    private static InputStream resource(String name) throws IOException {
        InputStream in = ApplicationLoader.ofThread().getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name);
        }
        return in;
    }
}
