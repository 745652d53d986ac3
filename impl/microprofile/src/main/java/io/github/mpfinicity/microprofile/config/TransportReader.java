package io.github.mpfinicity.microprofile.config;

import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the standard keys of a Rest Client for {@code finicity-auth}, under the names that
 * operators know. The token client is none, so nobody else reads them.
 */
final class TransportReader {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:/@\\[\\]]+):(\\d{1,5})");

    private static final int HIGHEST_PORT = 65535;

    private final ConfigReader reader;
    private final KeyStores stores;

    TransportReader(ConfigReader reader) {
        this.reader = reader;
        this.stores = new KeyStores(reader);
    }

    Transport read(Duration connectTimeout) {
        if (reader.textOrProblem(Keys.HOSTNAME_VERIFIER) != null) {
            reader.problem(
                    Keys.HOSTNAME_VERIFIER
                            + " is set: it must be absent, the host name is always verified; to"
                            + " reach a server with a certificate of your own, set "
                            + Keys.TRUST_STORE
                            + ", for example file:/etc/trust.p12");
        }
        KeyStore trust =
                stores.open(Keys.TRUST_STORE, Keys.TRUST_STORE_PASSWORD, Keys.TRUST_STORE_TYPE);
        return new Transport(connectTimeout, trust, clientKeys(), proxy());
    }

    private Transport.@Nullable ClientKeys clientKeys() {
        KeyStore keys = stores.open(Keys.KEY_STORE, Keys.KEY_STORE_PASSWORD, Keys.KEY_STORE_TYPE);
        if (keys == null) {
            return null;
        }
        String password = reader.textOrProblem(Keys.KEY_STORE_PASSWORD);
        return new Transport.ClientKeys(keys, password == null ? "" : password);
    }

    private @Nullable InetSocketAddress proxy() {
        String text = reader.textOrProblem(Keys.PROXY_ADDRESS);
        if (text == null) {
            return null;
        }
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (parts.matches()) {
            int port = Integer.parseInt(parts.group(2));
            if (port > 0 && port <= HIGHEST_PORT) {
                return InetSocketAddress.createUnresolved(parts.group(1), port);
            }
        }
        String shown = text.contains("@") ? "(not shown, it has a user part)" : text;
        reader.problem(
                SettingsReader.impossible(Keys.PROXY_ADDRESS, shown)
                        + "a host and a port, for example proxy.example:3128");
        return null;
    }
}
