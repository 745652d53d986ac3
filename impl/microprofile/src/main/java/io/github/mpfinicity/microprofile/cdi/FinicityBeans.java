package io.github.mpfinicity.microprofile.cdi;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.Partner;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.PartnerCredentialsSource;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.WebhookVerifier;
import io.github.mpfinicity.core.observe.ObserverFactory;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.ApplicationLoader;
import io.github.mpfinicity.microprofile.config.Lockout;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.credentials.CredentialsSourceBeans;
import io.github.mpfinicity.microprofile.filter.FinicityFilter;
import io.github.mpfinicity.microprofile.filter.RefusalFilter;
import io.github.mpfinicity.microprofile.runtime.ApplicationContext;
import io.github.mpfinicity.microprofile.runtime.ObserverFactories;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the beans of an application and closes them with it. */
@ApplicationScoped
public class FinicityBeans {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private static final io.github.mpfinicity.microprofile.config.Startup START_EAGERLY =
            io.github.mpfinicity.microprofile.config.Startup.EAGER;

    public FinicityBeans() {}

    /**
     * Checks the application at its start. The deployment fails on impossible settings, on missing
     * settings of used partners, all in one message, and on annotations that cannot work; not on a
     * vendor that cannot be reached. The begin of the application scope is too early: on Quarkus it
     * is part of the build, with the builder's configuration.
     */
    void start(@Observes Startup event, SessionRegistry registry, BeanContainer beans) {
        Set<Bean<?>> all = beans.getBeans(Object.class, Any.Literal.INSTANCE);
        MarkedTypes.requireSensible(all);
        for (PartnerRuntime partner : registry.started(UsedPartners.in(all))) {
            warnIfOverdrawn(partner);
            if (partner.settings().startup() == START_EAGERLY) {
                partner.warmUp();
            }
        }
    }

    /** Keeps beans that are only looked up: some containers remove beans that nobody injects. */
    void keep(
            @Observes Startup event,
            @Any Instance<AppTokens> tokens,
            @Any Instance<PartnerAccount> accounts,
            @Any Instance<WebhookVerifier> verifiers,
            Instance<FinicityFilter> filters,
            Instance<RefusalFilter> others) {}

    private static void warnIfOverdrawn(PartnerRuntime partner) {
        Lockout lockout = partner.settings().lockout();
        if (lockout.overdrawn()) {
            LOG.log(
                    Level.WARNING,
                    "MPFIN-218 {0} is {1}, more than {2} allows ({3}): if each of them starts with"
                            + " the same wrong secret, Finicity locks the account. Let them share a"
                            + " store.",
                    partner.name(Setting.LOCKOUT_PROCESSES),
                    lockout.processes(),
                    partner.name(Setting.LOCKOUT_BUDGET),
                    lockout.budget());
        }
    }

    /**
     * Opens the registry here, where configuration and class loader are the application's. Each
     * call needs it, so it has no client proxy.
     */
    @Produces
    @Singleton
    SessionRegistry registry(
            Event<SessionEvent> events,
            Instance<Clocks> clocks,
            @Any Instance<ObserverFactory> observers,
            @Any Instance<PartnerCredentialsSource> sources) {
        Config config = ConfigProvider.getConfig();
        var registry =
                SessionRegistry.open(
                        new ApplicationContext(
                                ApplicationLoader.ofThread(),
                                config,
                                clocks.isResolvable() ? clocks.get() : Clocks.system(),
                                event -> events.fireAsync(event),
                                ObserverFactories.of(observers),
                                CredentialsSourceBeans.all(sources, config)));
        for (String warning : registry.unknownSettings()) {
            LOG.log(Level.WARNING, "MPFIN-219 {0}", warning);
        }
        return registry;
    }

    void close(@Disposes SessionRegistry registry) {
        registry.close();
    }

    @Produces
    @ApplicationScoped
    AppTokens tokens(SessionRegistry registry) {
        return registry.partner().tokens();
    }

    @Produces
    @ApplicationScoped
    PartnerAccount account(SessionRegistry registry) {
        return registry.partner().account();
    }

    @Produces
    @ApplicationScoped
    WebhookVerifier webhooks(SessionRegistry registry) {
        return registry.partner().webhookVerifier();
    }

    @Produces
    @Partner("")
    AppTokens tokens(InjectionPoint point, SessionRegistry registry) {
        return registry.partner(name(point)).tokens();
    }

    @Produces
    @Partner("")
    PartnerAccount account(InjectionPoint point, SessionRegistry registry) {
        return registry.partner(name(point)).account();
    }

    @Produces
    @Partner("")
    WebhookVerifier webhooks(InjectionPoint point, SessionRegistry registry) {
        return registry.partner(name(point)).webhookVerifier();
    }

    private static PartnerName name(InjectionPoint point) {
        return UsedPartners.named(point).orElse(PartnerName.DEFAULT);
    }
}
