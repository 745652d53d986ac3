package io.github.mpfinicity.contract;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.Stores;
import io.github.mpfinicity.microprofile.vendor.HttpPartnerGateway;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The library's own way to the vendor. */
public final class Gateways {
    private Gateways() {}

    /** Any credentials. */
    public static PartnerCredentials credentials(String appKey, String partnerId, String secret) {
        return new PartnerCredentials(appKey, partnerId, PartnerSecret.of(secret));
    }

    /** One question to one vendor, with settings besides the vendor's address. */
    public static Outcome ask(
            String baseUri,
            Map<String, String> more,
            Function<HttpPartnerGateway, Outcome> question) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("finicity.base-uri", baseUri);
        var config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "contract", 100))
                        .build();
        try (var gateway =
                new HttpPartnerGateway(
                        Settings.load(
                                PartnerConfig.ofDefault(config),
                                new Stores(Gateways.class.getClassLoader(), Runnable::run)),
                        Clocks.system())) {
            return question.apply(gateway);
        }
    }
}
