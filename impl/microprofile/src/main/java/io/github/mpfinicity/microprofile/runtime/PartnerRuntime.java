package io.github.mpfinicity.microprofile.runtime;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.PartnerCredentialsSource;
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
import io.github.mpfinicity.microprofile.credentials.CredentialsCheck;
import io.github.mpfinicity.microprofile.credentials.SourceWebhookSecrets;
import io.github.mpfinicity.microprofile.credentials.ThrottledSource;
import io.github.mpfinicity.microprofile.message.Causes;
import io.github.mpfinicity.microprofile.message.SessionEventPublisher;
import io.github.mpfinicity.microprofile.vendor.ReplyReader.ErrorBody;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/** The settings and the session of a partner. Safe for any thread. */
public final class PartnerRuntime implements AutoCloseable {
    private final PartnerConfig config;
    private final Settings settings;
    private final SharedParts shared;
    private final Observers observers = new Observers();
    private final PartnerCredentialsReader reader;
    private final SessionAppTokens tokens;
    private final SessionPartnerAccount account;
    private final PartnerSession session;
    private final BusinessReplies replies;
    private final BodyReads bodyReads;
    private final SecretsVerifier webhookVerifier;
    private final RefusalCount refusedWebhooks;

    private PartnerRuntime(SharedParts shared, PartnerConfig config, Settings settings) {
        ApplicationContext context = shared.context();
        this.config = config;
        this.settings = settings;
        this.shared = shared;
        ApplicationThreads threads = shared.threads();
        this.reader = new PartnerCredentialsReader(context, config, settings, threads);
        var secrets =
                new SourceWebhookSecrets(
                        config.partner().value(),
                        reader::credentials,
                        reader::otherSecrets,
                        context.clocks(),
                        threads,
                        shared.mayPark());
        var publisher = new SessionEventPublisher(context.events(), config, secrets::accepted);
        var ledger =
                new LockoutLedger(
                        new ObservedStore(settings.store(), observers, context.clocks()),
                        settings.lockout().policy(),
                        context.clocks(),
                        shared.stores().sharing(settings.store(), settings.sharing()),
                        publisher::recordRestored);
        var machine =
                new SessionPorts.Machine(
                        context.clocks(),
                        threads.timer(),
                        threads,
                        () -> ThreadLocalRandom.current().nextDouble(),
                        shared.mayPark());
        this.session =
                new PartnerSession(
                        settings.rules(),
                        new SessionPorts(reader, ledger, publisher, observers, machine));
        var causes = new Causes(reader::cause);
        this.tokens = new SessionAppTokens(session, config, causes, threads);
        this.account = new SessionPartnerAccount(session, config, settings.format(), causes);
        this.replies =
                new BusinessReplies(session, observers, publisher::appKeyRefused, shared.replies());
        this.bodyReads = new BodyReads(context.clocks(), threads, shared.mayPark());
        this.webhookVerifier = new SecretsVerifier(secrets, observers);
        this.refusedWebhooks = new RefusalCount(context.clocks());
    }

    /**
     * Makes the runtime of a partner. Sends nothing and starts nothing.
     *
     * @throws io.github.mpfinicity.InvalidConfigurationException if the settings are impossible
     */
    static PartnerRuntime of(SharedParts shared, PartnerName partner) {
        var config = new PartnerConfig(shared.context().config(), partner);
        PartnerCredentialsSource source = shared.context().sources().get(partner);
        if (source == null) {
            Settings settings = CredentialsCheck.settings(config, shared.stores());
            return new PartnerRuntime(shared, config, settings);
        }
        Settings settings = Settings.load(config, shared.stores());
        String supplier = ThrottledSource.nameOf(source);
        return new PartnerRuntime(shared, config.suppliedBy(supplier), settings);
    }

    /**
     * Asks the application for the observers of this partner. Called once, by the code that made
     * the runtime.
     *
     * @param baseUriChanged runs whenever the base URI has changed
     */
    PartnerRuntime observed(Runnable baseUriChanged) {
        reader.baseUriChanged(baseUriChanged);
        String name = config.partner().value();
        observers.become(ObserverFactories.observers(shared.context().observers(), name, account));
        return this;
    }

    /** For filters: who counts what they do. */
    public Observers observers() {
        return observers;
    }

    /** The name of a setting in the partner's configuration. */
    public String name(Setting setting) {
        return config.name(setting);
    }

    /** The place where one of the partner's credentials is corrected. */
    public String place(Setting credential) {
        return config.place(credential);
    }

    /** The name of the partner. */
    public PartnerName partner() {
        return config.partner();
    }

    /** The settings as they were at start. */
    public Settings settings() {
        return settings;
    }

    /** The base URI as it was read last. */
    public URI baseUri() {
        return reader.baseUri();
    }

    /**
     * Reads the base URI.
     *
     * @throws io.github.mpfinicity.InvalidConfigurationException if it is impossible
     */
    public URI baseUriNow() {
        return reader.baseUriNow();
    }

    /** The tokens, for applications. */
    public AppTokens tokens() {
        return tokens;
    }

    /** The account, for operators. */
    public PartnerAccount account() {
        return account;
    }

    /** The values of both headers as one pair, for filters. */
    public HeaderPair headers() {
        return tokens.headers();
    }

    /**
     * Tells the session that a call was answered with a status from 400 on. For filters. Returns at
     * once.
     *
     * @param used the headers of the call
     * @param body of the answer, as {@link #error} read it
     * @return the consequence for the token that the call carried
     */
    public TokenRefusal refused(HeaderPair used, int status, ErrorBody body) {
        return replies.refused(used, status, body);
    }

    /** For filters: what the beginning of the body of a rejected call says; empty if unreadable. */
    public ErrorBody error(String beginning) {
        return replies.error(beginning);
    }

    /** Reads the bodies of answers that may never end, for filters. */
    public BodyReads bodyReads() {
        return bodyReads;
    }

    /** The verifier of webhooks, for applications and for the filter before their webhooks. */
    public SecretsVerifier webhookVerifier() {
        return webhookVerifier;
    }

    /** Counts refused webhooks and decides when to warn of them, for filters. */
    public RefusalCount refusedWebhooks() {
        return refusedWebhooks;
    }

    /** The threads, which have the application's class loader. They refuse tasks after the end. */
    public Executor threads() {
        return shared.threads();
    }

    /** Starts an authentication in the background. */
    public void warmUp() {
        session.warmUp();
    }

    @Override
    public void close() {
        session.close();
        reader.close();
    }
}
