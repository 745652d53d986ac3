package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.config.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The annotations and the configuration of one Rest Client interface. */
final class ClientConfiguration {
    private static final String NO_MAPPER = "microprofile.rest.client.disable.default.mapper";

    private final Class<?> api;
    private final Config config;

    ClientConfiguration(Class<?> api, Config config) {
        this.api = api;
        this.config = config;
    }

    /** True if an annotation attaches the provider class. */
    boolean registers(Class<?> provider) {
        return Arrays.stream(api.getAnnotationsByType(RegisterProvider.class))
                .anyMatch(registered -> registered.value() == provider);
    }

    /** True if the configuration attaches the provider class. */
    boolean names(Class<?> provider) {
        return keys("providers").stream()
                .flatMap(key -> value(key).stream())
                .anyMatch(names -> mentions(names, provider));
    }

    /**
     * Compares the address of the client with the partner's base URI. Does nothing if the address
     * is not known before a call is made.
     */
    void requireOrigin(PartnerName partner) {
        Address address = address();
        if (address != null) {
            var names = new PartnerConfig(config, partner);
            URI base = Settings.baseUriOf(names);
            if (!address.origin().equals(Origins.of(base))) {
                throw Origins.mismatch(
                        address.toString(), base, names.name(Setting.BASE_URI), address.where());
            }
        }
    }

    /**
     * The setting that gives the address, in the order in which Quarkus looks. If none does, the
     * one in which it should stand.
     */
    String addressKey() {
        List<String> keys = keysOfQuarkus("override-uri", "uri", "url");
        keys.addAll(keys("uri", "url"));
        return keys.stream()
                .filter(key -> value(key).isPresent())
                .findFirst()
                .orElse(keys.get(keys.size() - 1));
    }

    /**
     * True if a rejected call ends in an exception of this library. False if the application has
     * switched off the standard exception, too.
     */
    boolean wantsExceptions(FinicityClient client) {
        var partner = PartnerName.of(client.partner(), "@FinicityClient of " + api.getName());
        return !config.getOptionalValue(NO_MAPPER, Boolean.class).orElse(false)
                && Settings.explainsErrors(new PartnerConfig(config, partner));
    }

    /**
     * Compares the address with the base URIs of all partners, for a client that names no partner.
     */
    void requireAnyOrigin() {
        Address address = address();
        boolean somebodys =
                address == null
                        || PartnerConfig.named(config).stream()
                                .map(name -> new PartnerConfig(config, name))
                                .map(Settings::baseUriOf)
                                .anyMatch(base -> address.origin().equals(Origins.of(base)));
        if (!somebodys) {
            requireOrigin(PartnerName.DEFAULT);
        }
    }

    /** The address of a client, and the setting it was found in. */
    private record Address(String where, String origin) {
        @Override
        public String toString() {
            return where + " is " + origin;
        }
    }

    /**
     * The address that a setting gives. Null if none does: a builder may have been given another
     * address than that of the annotation.
     */
    private @Nullable Address address() {
        String key = addressKey();
        return value(key).map(url -> address(key, url.strip())).orElse(null);
    }

    /**
     * Null for a URL that the server translates later, such as {@code stork://finicity}. The
     * message of the exception would repeat the URL, which may contain a password.
     */
    private static @Nullable Address address(String key, String url) {
        try {
            var uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean known = scheme.equals("https") || scheme.equals("http");
            return known ? new Address(key, Origins.of(uri)) : null;
        } catch (URISyntaxException e) {
            throw new InvalidConfigurationException(
                    List.of(
                            key
                                    + " is not a URL: it must be the address of the vendor, for"
                                    + " example https://api.finicity.com"));
        }
    }

    /**
     * Fails if the interface declares one of the two headers itself. The filter would replace that
     * header, so the author would rely on a value that is not sent.
     */
    void requireNoOwnHeaders() {
        List<String> problems = DeclaredHeaders.problems(api);
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }

    /**
     * Fails if a setting switches redirects on. RESTEasy obeys that key even if a listener has told
     * the builder otherwise.
     */
    void requireNoRedirects() {
        List<String> keys = keys("followRedirects");
        keys.addAll(keysOfQuarkus("follow-redirects"));
        keys.add("quarkus.rest-client.follow-redirects");
        for (String key : keys) {
            if (config.getOptionalValue(key, Boolean.class).orElse(false)) {
                throw new InvalidConfigurationException(
                        List.of(
                                key
                                        + " is true: it must be false or not set, for a redirect"
                                        + " would carry the app key and the token elsewhere"));
            }
        }
    }

    /** The keys that Quarkus has for the same settings. It knows the simple name, too. */
    private List<String> keysOfQuarkus(String... names) {
        String prefix = "quarkus.rest-client.";
        var clients = new ArrayList<>(clientNames());
        clients.add(1, api.getSimpleName());
        var keys = new ArrayList<String>();
        for (String name : names) {
            for (String client : clients) {
                keys.add(prefix + client + "." + name);
                keys.add(prefix + '"' + client + "\"." + name);
            }
        }
        return keys;
    }

    private static boolean mentions(String names, Class<?> provider) {
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .anyMatch(provider.getName()::equals);
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class);
    }

    private List<String> keys(String... names) {
        var keys = new ArrayList<String>();
        for (String name : names) {
            for (String client : clientNames()) {
                keys.add(client + "/mp-rest/" + name);
            }
        }
        return keys;
    }

    /**
     * The names of the client in the order in which MicroProfile Rest Client looks: the class name
     * before its alias.
     */
    private List<String> clientNames() {
        RegisterRestClient registered = api.getAnnotation(RegisterRestClient.class);
        return registered == null || registered.configKey().isEmpty()
                ? List.of(api.getName())
                : List.of(api.getName(), registered.configKey());
    }
}
