package io.github.mpfinicity.microprofile.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.CredentialsReader;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.gateway.PartnerGateway;
import io.github.mpfinicity.microprofile.config.ConfigCredentialsSource;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.endpoint.HttpPartnerGateway;
import org.jspecify.annotations.Nullable;

/**
 * Where a flight gets its credentials and presents them. The gateway is made by the first flight,
 * on its thread, so that an application that never calls Finicity never pays for it. Flights come
 * one at a time.
 */
final class PartnerConnection implements CredentialsReader, PartnerGateway, AutoCloseable {
    private final Environment environment;
    private final Settings settings;
    private final PartnerCredentialsSource source;
    private volatile @Nullable HttpPartnerGateway gateway;

    PartnerConnection(Environment environment, Settings settings) {
        this.environment = environment;
        this.settings = settings;
        this.source = new ConfigCredentialsSource(environment.config());
    }

    @Override
    public Reading read() {
        try {
            if (gateway == null) {
                gateway = new HttpPartnerGateway(settings, environment.clocks());
            }
            return new Found(
                    source.credentials(), Settings.confirmedUnlocked(environment.config()));
        } catch (InvalidConfigurationException e) {
            return new Misconfigured(e.problems());
        }
    }

    @Override
    public Outcome authenticate(PartnerCredentials credentials) {
        return requireNonNull(gateway).authenticate(credentials);
    }

    @Override
    public void close() {
        HttpPartnerGateway open = gateway;
        if (open != null) {
            open.close();
        }
    }
}
