package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.SecretFileException;
import io.github.mpfinicity.core.session.CredentialsReader;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.credentials.ConfigCredentialsSource;
import io.github.mpfinicity.microprofile.credentials.ConfigCredentialsSupplier;
import io.github.mpfinicity.microprofile.credentials.CredentialsSupplier;
import io.github.mpfinicity.microprofile.credentials.CredentialsSupplier.Supplied;
import io.github.mpfinicity.microprofile.credentials.ThrottledSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Gives an authentication its credentials and the gateway that they are for. Reads everything anew
 * each time. Safe for any thread.
 */
final class PartnerCredentialsReader implements CredentialsReader, AutoCloseable {
    private final PartnerConfig config;
    private final Settings settings;
    private final CredentialsSupplier supplier;
    private final Gateways gateways;

    private volatile URI baseUri;
    private volatile Runnable baseUriChanged = () -> {};

    PartnerCredentialsReader(
            ApplicationContext context, PartnerConfig config, Settings settings, Executor threads) {
        this.config = config;
        this.settings = settings;
        this.supplier = supplier(context, config, threads, settings.rules().deadline());
        this.gateways = new Gateways(settings, context.clocks());
        this.baseUri = settings.baseUri();
    }

    private static CredentialsSupplier supplier(
            ApplicationContext context, PartnerConfig config, Executor threads, Duration deadline) {
        PartnerCredentialsSource source = context.sources().get(config.partner());
        Clocks clocks = context.clocks();
        return source == null
                ? new ConfigCredentialsSupplier(
                        new ConfigCredentialsSource(config, clocks), clocks, threads, deadline)
                : new ThrottledSource(source, clocks, threads, deadline);
    }

    @Override
    public Reading read() {
        List<String> problems = new ArrayList<>();
        URI base = base(problems);
        Supplied supplied = supplied(problems);
        if (base == null || supplied == null || !problems.isEmpty()) {
            return new Misconfigured(problems);
        }
        return new Found(
                new AuthenticationTarget(base.toString(), supplied.present(), supplied.pending()),
                gateways.to(base),
                supplied.keeper(),
                Settings.confirmedUnlocked(config));
    }

    @Override
    public String name() {
        return supplier.name();
    }

    private @Nullable URI base(List<String> problems) {
        try {
            return baseUriNow();
        } catch (InvalidConfigurationException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private @Nullable Supplied supplied(List<String> problems) {
        try {
            Supplied supplied = supplier.get();
            problems.addAll(
                    settings.format().problems(supplied.present(), supplied.pending(), config));
            return supplied;
        } catch (InvalidConfigurationException e) {
            problems.addAll(e.problems());
        } catch (SecretFileException e) {
            problems.add(e.sentence());
        }
        return null;
    }

    /** The cause of a failure by its reason; null if it may not be shown. */
    @Nullable Throwable cause(String reason) {
        return gateways.cause(reason);
    }

    /** The credentials as they are now. Throws the exceptions of their source. */
    PartnerCredentials credentials() {
        return supplier.get().present();
    }

    /** The secrets besides the present one that the vendor may sign with. */
    List<PartnerSecret> otherSecrets() {
        return supplier.others();
    }

    /** Sets who is told after the base URI has changed. */
    void baseUriChanged(Runnable told) {
        baseUriChanged = told;
    }

    /** The base URI as it was read last. */
    URI baseUri() {
        return baseUri;
    }

    /**
     * The base URI as it is now.
     *
     * @throws InvalidConfigurationException if it is impossible
     */
    URI baseUriNow() {
        URI now = settings.baseUriNow(config);
        if (!now.equals(baseUri)) {
            baseUri = now;
            baseUriChanged.run();
        }
        return now;
    }

    @Override
    public void close() {
        gateways.close();
    }
}
