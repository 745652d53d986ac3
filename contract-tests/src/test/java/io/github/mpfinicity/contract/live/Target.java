package io.github.mpfinicity.contract.live;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.contract.Gateways;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.Stores;
import io.github.mpfinicity.microprofile.credentials.CredentialsCheck;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask, as whom, and where attempts are remembered.
 *
 * @param settings checked by the library's own rules
 * @param region {@code us} or {@code au}
 * @param credentials checked likewise, presented once at most
 * @param store survives the run, so that the next one knows of this one
 * @param confirmedUnlocked the operator's word that the account is not locked; any new one counts
 *     once
 */
record Target(
        Settings settings,
        String region,
        PartnerCredentials credentials,
        Path store,
        String confirmedUnlocked) {
    private static final String BASE_URI = "live.base-uri";

    /**
     * Reads system properties and environment variables.
     *
     * @throws InvalidConfigurationException if something is missing or impossible
     */
    static Target of(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        List<String> problems = new ArrayList<>();
        Map<String, String> is = new HashMap<>();
        is.put("finicity.base-uri", baseUri(properties, problems));
        for (String each : List.of("app-key", "partner-id", "partner-secret")) {
            is.put("finicity." + each, variable(each, environment, problems));
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        String region = orElse(properties.apply("live.region"), "us");
        String store = orElse(properties.apply("live.store"), ".live/attempts");
        is.put("finicity.region", region);
        is.put("finicity.store", "file");
        is.put("finicity.store.file", store);
        return new Target(
                settings(is),
                region,
                credentials(is),
                Path.of(store),
                orElse(properties.apply("live.confirmed-unlocked"), ""));
    }

    private static String baseUri(UnaryOperator<String> properties, List<String> problems) {
        String explicit = orElse(properties.apply(BASE_URI), "");
        if (explicit.isEmpty()) {
            problems.add(
                    "-D"
                            + BASE_URI
                            + " is not set: say explicitly whom to ask, for example -D"
                            + BASE_URI
                            + "=https://api.finicity.com");
        }
        return explicit;
    }

    private static String variable(
            String setting, UnaryOperator<String> environment, List<String> problems) {
        String name = "FINICITY_" + setting.replace('-', '_').toUpperCase(Locale.ROOT);
        String value = orElse(environment.apply(name), "");
        if (value.isEmpty()) {
            problems.add(name + " is not set in the environment");
        }
        return value;
    }

    private static Settings settings(Map<String, String> is) {
        var config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(is, "live", 100))
                        .build();
        return CredentialsCheck.settings(
                PartnerConfig.ofDefault(config),
                new Stores(Target.class.getClassLoader(), Runnable::run));
    }

    private static PartnerCredentials credentials(Map<String, String> is) {
        return Gateways.credentials(
                is.get("finicity.app-key"),
                is.get("finicity.partner-id"),
                is.get("finicity.partner-secret"));
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
