package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.session.PartnerSession;
import io.github.mpfinicity.core.session.SessionPorts;
import io.github.mpfinicity.core.store.ObservedStore;
import io.github.mpfinicity.core.webhook.RefusalCount;
import io.github.mpfinicity.core.webhook.SecretsVerifier;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.Stores;
import io.github.mpfinicity.microprofile.credentials.CredentialsCheck;
import io.github.mpfinicity.microprofile.credentials.SourceWebhookSecrets;
import io.github.mpfinicity.microprofile.message.Causes;
import io.github.mpfinicity.microprofile.message.SessionEventPublisher;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** A partner's settings with the session that lives by them. Safe for any thread. */
public final class PartnerRuntime implements AutoCloseable {
    private final ApplicationContext environment;
    private final PartnerConfig config;
    private final Settings settings;
    private final Observers observers = new Observers();
    private final PartnerCredentialsReader connection;
    private final ApplicationThreads threads;
    private final SessionAppTokens tokens;
    private final SessionPartnerAccount account;
    private final PartnerSession session;
    private final BusinessReplies replies;
    private final BodyReads bodyReads;
    private final WebhookVerifier webhookVerifier;
    private final RefusalCount refusedWebhooks;

    private PartnerRuntime(
            ApplicationContext environment,
            PartnerConfig config,
            Settings settings,
            Stores stores) {
        this.environment = environment;
        this.config = config;
        this.settings = settings;
        this.threads = new ApplicationThreads(environment.loader());
        this.connection = new PartnerCredentialsReader(environment, config, settings, threads);
        var secrets =
                new SourceWebhookSecrets(
                        connection::credentials,
                        connection::otherSecrets,
                        environment.clocks(),
                        threads);
        var announcer = new SessionEventPublisher(environment.events(), config, secrets::forget);
        var ledger =
                new LockoutLedger(
                        new ObservedStore(settings.store(), observers, environment.clocks()),
                        settings.lockout().policy(),
                        environment.clocks(),
                        stores.sharing(settings.store(), settings.sharing()),
                        announcer::recordRestored);
        BooleanSupplier mayPark = BlockingPermission.mayPark(environment.loader());
        var machine =
                new SessionPorts.Machine(
                        environment.clocks(),
                        threads.timer(),
                        threads,
                        () -> ThreadLocalRandom.current().nextDouble(),
                        mayPark);
        this.session =
                new PartnerSession(
                        settings.rules(),
                        new SessionPorts(connection, ledger, announcer, observers, machine));
        var causes = new Causes(connection::cause);
        this.tokens = new SessionAppTokens(session, config, causes);
        this.account = new SessionPartnerAccount(session, config, settings.format(), causes);
        this.replies = new BusinessReplies(session, observers, announcer::appKeyRefused);
        this.bodyReads = new BodyReads(environment.clocks(), threads, mayPark);
        this.webhookVerifier = new SecretsVerifier(secrets, observers);
        this.refusedWebhooks = new RefusalCount(environment.clocks());
    }

    /**
     * Makes one; sends nothing and starts nothing.
     *
     * @throws io.github.mpfinicity.InvalidConfigurationException if its settings are impossible
     */
    static PartnerRuntime of(ApplicationContext environment, PartnerName partner, Stores stores) {
        var config = new PartnerConfig(environment.config(), partner);
        Settings settings =
                environment.sources().containsKey(partner)
                        ? Settings.load(config, stores)
                        : CredentialsCheck.settings(config, stores);
        return new PartnerRuntime(environment, config, settings, stores);
    }

    /** Asks the application who observes this partner. Whoever makes one does this once. */
    PartnerRuntime observed() {
        String name = config.partner().value();
        observers.become(ObserverFactories.observers(environment.observers(), name, account));
        return this;
    }

    /** For filters: who counts what they do. */
    public Observers observers() {
        return observers;
    }

    /** What its configuration calls a setting. */
    public String name(Setting setting) {
        return config.name(setting);
    }

    /** The settings as they were at start. */
    public Settings settings() {
        return settings;
    }

    /** Where credentials and tokens go, as far as anybody has looked. */
    public URI baseUri() {
        return connection.baseUri();
    }

    /**
     * Looks where credentials and tokens go now.
     *
     * @throws io.github.mpfinicity.InvalidConfigurationException if that is impossible
     */
    public URI baseUriNow() {
        return connection.baseUriNow();
    }

    /** For applications. */
    public AppTokens tokens() {
        return tokens;
    }

    /** For operators. */
    public PartnerAccount account() {
        return account;
    }

    /** For filters: both headers' values, as one pair. */
    public HeaderPair headers() {
        return tokens.headers();
    }

    /**
     * For filters: a call was answered with a status from 400 on. Returns at once.
     *
     * @param used what the call carried
     * @param prefix of the body, decoded; empty if it cannot be read
     * @return whether the vendor refused the very token that the call carried
     */
    public boolean refused(HeaderPair used, int status, byte[] prefix) {
        return replies.refused(used, status, prefix);
    }

    /** For filters: reads the bodies of answers that may never end. */
    public BodyReads bodyReads() {
        return bodyReads;
    }

    /** For applications, and for the filter before their webhooks. */
    public WebhookVerifier webhookVerifier() {
        return webhookVerifier;
    }

    /** For filters: how many webhooks were refused, and when to warn of them. */
    public RefusalCount refusedWebhooks() {
        return refusedWebhooks;
    }

    /** Threads that have the application's class loader. Refuses tasks after the end. */
    public Executor threads() {
        return threads;
    }

    /** Starts an authentication in the background. */
    public void warmUp() {
        session.warmUp();
    }

    @Override
    public void close() {
        session.close();
        threads.close();
        connection.close();
    }
}
