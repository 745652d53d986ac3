package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.config.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What annotations and configuration say of one Rest Client interface. */
final class ClientConfiguration {
    private final Class<?> api;
    private final Config config;

    ClientConfiguration(Class<?> api, Config config) {
        this.api = api;
        this.config = config;
    }

    /** Whether a provider class is attached by annotation. */
    boolean registers(Class<?> provider) {
        return Arrays.stream(api.getAnnotationsByType(RegisterProvider.class))
                .anyMatch(registered -> registered.value() == provider);
    }

    /** Whether a provider class is attached by configuration. */
    boolean names(Class<?> provider) {
        return keys("providers").stream()
                .flatMap(key -> value(key).stream())
                .anyMatch(names -> mentions(names, provider));
    }

    /** Compares wherever the address of this client is known before a call is made. */
    void requireOrigin(PartnerName partner) {
        Address address = address();
        if (address != null) {
            var names = new PartnerConfig(config, partner);
            URI base = Settings.baseUriOf(names);
            if (!address.origin().equals(Origins.of(base))) {
                throw Origins.mismatch(
                        address.toString(), base, names.name(Setting.BASE_URI), addressKey());
            }
        }
    }

    /** The setting that gives the address, or else one that would. */
    String addressKey() {
        List<String> keys = keysOfQuarkus("uri", "url");
        keys.addAll(keys("uri", "url"));
        return keys.stream()
                .filter(key -> value(key).isPresent())
                .findFirst()
                .orElse(keys.get(keys.size() - 1));
    }

    /** As {@link #requireOrigin}, for a client that does not say whose it is. */
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

    /** Where a client sends to, and which setting says so. */
    private record Address(String where, String origin) {
        @Override
        public String toString() {
            return where + " is " + origin;
        }
    }

    private @Nullable Address address() {
        for (String key : keys("uri", "url")) {
            Optional<String> address = value(key);
            if (address.isPresent()) {
                return new Address(key, Origins.of(URI.create(address.get().strip())));
            }
        }
        RegisterRestClient registered = api.getAnnotation(RegisterRestClient.class);
        return registered == null || registered.baseUri().isEmpty()
                ? null
                : new Address(
                        "baseUri of " + api.getName(),
                        Origins.of(URI.create(registered.baseUri().strip())));
    }

    /** The filter would replace them: somebody relies on what is not sent. */
    void requireNoOwnHeaders() {
        List<String> problems = DeclaredHeaders.problems(api);
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }

    /** RESTEasy obeys this key even where a listener has told the builder otherwise. */
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

    /** It has names of its own. */
    private List<String> keysOfQuarkus(String... names) {
        String prefix = "quarkus.rest-client.";
        var keys = new ArrayList<String>();
        for (String name : names) {
            for (String client : clientNames()) {
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

    /** In the order in which MicroProfile Rest Client looks: the class name before its alias. */
    private List<String> clientNames() {
        RegisterRestClient registered = api.getAnnotation(RegisterRestClient.class);
        return registered == null || registered.configKey().isEmpty()
                ? List.of(api.getName())
                : List.of(api.getName(), registered.configKey());
    }
}
