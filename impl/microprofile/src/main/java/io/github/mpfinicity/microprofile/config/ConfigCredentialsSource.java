package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Reads app key, partner id and partner secret from MicroProfile Config each time they are needed,
 * so that a source that changes is followed. Safe for any thread.
 *
 * <p>Keeps the {@link Config} it is given: looking one up later would, on a thread with another
 * class loader, find another one that knows nothing.
 */
public final class ConfigCredentialsSource implements PartnerCredentialsSource {
    private final Config config;

    public ConfigCredentialsSource(Config config) {
        this.config = config;
    }

    @Override
    public PartnerCredentials credentials() {
        CredentialsCheck found = CredentialsCheck.of(new ConfigReader(config));
        String appKey = found.appKey();
        String partnerId = found.partnerId();
        String partnerSecret = found.partnerSecret();
        if (appKey == null || partnerId == null || partnerSecret == null) {
            throw new InvalidConfigurationException(found.addedTo(List.of()));
        }
        return new PartnerCredentials(appKey, partnerId, PartnerSecret.of(partnerSecret));
    }

    @Override
    public String toString() {
        return "ConfigCredentialsSource";
    }
}
