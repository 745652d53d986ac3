package io.github.mpfinicity.microprofile.message;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.AccountStatus.Reason.Kind;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.core.credentials.SecretFileException;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.session.NotedRefusal;
import io.github.mpfinicity.core.session.SessionListener;
import io.github.mpfinicity.core.vendor.VendorReply;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Setting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Logs what a session went through and tells the application, in the words of the exceptions. */
public final class SessionEventPublisher implements SessionListener {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    private final Function<SessionEvent, ? extends CompletionStage<?>> events;
    private final PartnerConfig config;
    private final String partner;
    private final Consumer<PartnerSecret> secretReplaced;
    private final AtomicReference<@Nullable Said> said = new AtomicReference<>();

    /**
     * The state that the log has told last. The log tells only changes of it, so that an outage of
     * a day is one line.
     *
     * @param refusal null if there is a token
     * @param what the kind of a reason that passes by itself, or else the sentence, which stays the
     *     same until somebody changes something
     */
    private record Said(@Nullable Kind refusal, @Nullable Object what) {
        static final Said TOKEN = new Said(null, null);

        static Said refusal(Reason reason, Refusal why) {
            return new Said(
                    reason.kind(),
                    why instanceof Refusal.Unavailable unavailable
                            ? unavailable.reason()
                            : reason.sentence());
        }
    }

    /**
     * For the session of one partner.
     *
     * @param events tells an event; the stage ends when all observers have heard it
     * @param secretReplaced gets another secret that the vendor has accepted, before anybody hears
     */
    public SessionEventPublisher(
            Function<SessionEvent, ? extends CompletionStage<?>> events,
            PartnerConfig config,
            Consumer<PartnerSecret> secretReplaced) {
        this.events = events;
        this.config = config;
        this.secretReplaced = secretReplaced;
        this.partner = config.partner().value();
    }

    @Override
    public void renewed(CachedToken cached) {
        AppToken token = cached.token();
        LOG.log(Level.DEBUG, "Finicity app token of partner {0} renewed: {1}", partner, token);
        Said before = said.getAndSet(Said.TOKEN);
        if (before == null) {
            log("MPFIN-101 Partner {0} has its first Finicity app token", cached);
        } else if (!before.equals(Said.TOKEN)) {
            log("MPFIN-102 Partner {0} has recovered and has a Finicity app token", cached);
        }
        publish(
                new SessionEvent.Renewed(
                        partner, token.requestedAt(), token.renewAt(), token.expiresAt()));
    }

    /** The age may differ a little from token to token, so that processes do not renew at once. */
    private void log(String what, CachedToken cached) {
        String sentence = what + ", from {1}; it is renewed at the age of {2}";
        String host = URI.create(cached.binding().origin()).getAuthority();
        LOG.log(Level.INFO, sentence, partner, host, cached.renewalAge().truncatedTo(SECONDS));
    }

    @Override
    public void refused(NotedRefusal refusal) {
        Reason reason = RefusalReasons.of(refusal, config);
        Said now = Said.refusal(reason, refusal.why());
        Level level = now.equals(said.getAndSet(now)) ? Level.DEBUG : Level.WARNING;
        LOG.log(level, id(reason.kind()) + " Partner {0}: {1}", partner, reason.sentence());
        publish(refusal.why().match(new RefusalEvents(partner, reason)));
    }

    @Override
    public void secretChanged(PartnerSecret accepted) {
        secretReplaced.accept(accepted);
        LOG.log(
                Level.INFO,
                "MPFIN-103 Finicity accepted another secret of partner {0} than before",
                partner);
        publish(new SessionEvent.SecretChanged(partner));
    }

    @Override
    public void appKeyChanged() {
        LOG.log(
                Level.INFO,
                "MPFIN-104 Finicity accepted another app key of partner {0} than before",
                partner);
        publish(new SessionEvent.AppKeyChanged(partner));
    }

    @Override
    public void secretNotKept(RuntimeException why) {
        String sentence =
                "MPFIN-212 A secret of partner {2} that Finicity accepted or refused could not be"
                    + " put where it belongs ({0}). Both secrets are kept; it is tried again after"
                    + " the next authentication. Make sure that this user can write the directory"
                    + " of {1}, or that the bean which keeps the secret works.";
        LOG.log(
                Level.WARNING,
                sentence,
                why instanceof SecretFileException ? why.getMessage() : why.getClass().getName(),
                config.name(Setting.PARTNER_SECRET_FILE),
                partner);
    }

    /** A call was refused for its app key, which may be right. */
    public void appKeyRefused(VendorReply reply) {
        String sentence =
                "MPFIN-211 Finicity refused a call of partner {0} for its app key ({2}). The token"
                    + " is kept unless {1} has changed. If the key was replaced in the vendor''s"
                    + " portal, set {1} to the new one. If other calls succeed, the product that"
                    + " was called may not be enabled for this key: ask the vendor. This is said"
                    + " once for each key.";
        String answer = RefusalMessages.answer(reply.status(), reply.code());
        LOG.log(Level.WARNING, sentence, partner, config.place(Setting.APP_KEY), answer);
    }

    /** The store had lost the record, and has it again. */
    public void recordRestored() {
        String sentence =
                "MPFIN-213 The record of attempts of partner {0} was lost or is older than it was;"
                    + " what this process remembers was written back. Find out how it could be"
                    + " lost: a restored backup, a replica that took over, a file or a row that was"
                    + " deleted. Check {1}.";
        LOG.log(Level.WARNING, sentence, partner, config.name(Setting.STORE));
        publish(new SessionEvent.RecordRestored(partner));
    }

    /** The id of the line for each kind; the operations guide explains them. */
    private static String id(Kind kind) {
        return switch (kind) {
            case CREDENTIALS_REJECTED -> "MPFIN-201";
            case ACCOUNT_LOCKED -> "MPFIN-202";
            case LOCKOUT_GUARD -> "MPFIN-203";
            case REGION_REFUSED -> "MPFIN-204";
            case CONFIGURATION -> "MPFIN-205";
            case UNAVAILABLE -> "MPFIN-206";
            case CLOSED -> "MPFIN-207";
        };
    }

    /**
     * An observer's failure is no reason to lose a token. CDI reports the failures of all observers
     * at once, as suppressed ones.
     */
    private void publish(SessionEvent event) {
        try {
            events.apply(event)
                    .whenComplete(
                            (told, failed) -> {
                                if (failed != null) {
                                    for (Throwable each : failed.getSuppressed()) {
                                        observerFailed(event, each);
                                    }
                                }
                            });
        } catch (RuntimeException e) {
            observerFailed(event, e);
        }
    }

    /** Logs the failure by its class only, because a message may quote anything. */
    private static void observerFailed(SessionEvent event, Throwable failure) {
        LOG.log(
                Level.WARNING,
                "MPFIN-223 An observer of {0} failed: {1}",
                event,
                failure.getClass().getName());
    }
}
