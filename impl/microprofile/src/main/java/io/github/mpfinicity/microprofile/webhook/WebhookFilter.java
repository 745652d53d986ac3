package io.github.mpfinicity.microprofile.webhook;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.FinicityWebhook;
import io.github.mpfinicity.core.observe.PartnerObserver.WebhookResult;
import io.github.mpfinicity.core.webhook.SecretsVerifier;
import io.github.mpfinicity.core.webhook.WebhookSignature;
import io.github.mpfinicity.microprofile.config.ApplicationLoader;
import io.github.mpfinicity.microprofile.config.PartnerName;
import io.github.mpfinicity.microprofile.config.Setting;
import io.github.mpfinicity.microprofile.runtime.PartnerRuntime;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests pass that the vendor signed. {@link FinicityWebhook} lists the other answers.
 *
 * <p>{@link WebhookBinding} puts the filter before marked methods. If a server loads no features as
 * services, register this class with the application: then it sees each request, also before
 * sub-resources, and lets requests to unmarked methods pass. Two instances may verify one request;
 * observers are told once.
 *
 * @since 1.0
 */
@Priority(Priorities.AUTHENTICATION)
public class WebhookFilter implements ContainerRequestFilter {
    private static final Logger LOG = System.getLogger("io.github.mpfinicity");

    /** The property of a request that holds the partner for whom it was verified. */
    private static final String VERIFIED = WebhookFilter.class.getName() + ".verified";

    private static final String WARNING =
            "MPFIN-221 a webhook of partner {4} to {0} was refused: {1}. Refusals since the last"
                + " such warning: {2}; the next warning comes after a minute at the earliest. If"
                + " Finicity sent the webhook, correct {3}; otherwise do nothing.";

    /**
     * The class loader of the thread that made this filter. The calling thread may belong to the
     * server.
     */
    private final ClassLoader loader = ApplicationLoader.ofThread();

    /** The resource that the request was matched to; the server sets this field. */
    @Context @Nullable ResourceInfo resource;

    public WebhookFilter() {}

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        PartnerName name = name();
        if (name == null) {
            return;
        }
        PartnerRuntime partner = registry().partner(name);
        String header = partner.settings().region().signatureHeader();
        String signature = signature(request, header);
        if (signature == null) {
            partner.observers().tell(it -> it.webhookVerified(WebhookResult.REFUSED));
            refuseUnsigned(
                    request,
                    partner,
                    "the request must have exactly one " + header + " of 64 hexadecimal digits");
            return;
        }
        int longest = partner.settings().webhookMaxBody();
        byte[] body = read(request, longest);
        if (body == null) {
            partner.observers().tell(it -> it.webhookVerified(WebhookResult.TOO_LARGE));
            log(
                    request,
                    partner,
                    "the body is longer than " + longest + " bytes",
                    partner.name(Setting.WEBHOOK_MAX_BODY));
            request.abortWith(Response.status(Status.REQUEST_ENTITY_TOO_LARGE).build());
        } else if (!verified(request, partner, body, signature)) {
            refuseUnsigned(
                    request, partner, "the signature is not that of a configured partner secret");
        } else {
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }

    /** Finds the partner by the annotation. Null if no annotation applies. */
    @Nullable PartnerName name() {
        ResourceInfo matched = requireNonNull(resource, "the server gives no ResourceInfo");
        return Marks.partner(matched.getResourceClass(), matched.getResourceMethod());
    }

    /**
     * The signature; null if there is none, or more than one: another party may have checked a
     * different one.
     */
    private static @Nullable String signature(ContainerRequestContext request, String header) {
        List<String> values = request.getHeaders().get(header);
        if (values == null || values.size() != 1) {
            return null;
        }
        return WebhookSignature.wellFormed(values.get(0)) ? values.get(0) : null;
    }

    /** Reads the body. Null if it has more bytes than allowed. */
    private static byte @Nullable [] read(ContainerRequestContext request, int longest)
            throws IOException {
        byte[] body = request.getEntityStream().readNBytes(longest + 1);
        return body.length > longest ? null : body;
    }

    /**
     * Verifies the body, also if another instance of the filter did so before. Only the first
     * instance tells the observers.
     */
    private static boolean verified(
            ContainerRequestContext request,
            PartnerRuntime partner,
            byte[] body,
            String signature) {
        SecretsVerifier verifier = partner.webhookVerifier();
        boolean told = partner.equals(request.getProperty(VERIFIED));
        if (told && verifier.isSigned(body, signature)) {
            return true;
        }
        request.setProperty(VERIFIED, partner);
        return verifier.verify(body, signature);
    }

    /** Refuses the request. The reason goes to the log only, so that a sender learns nothing. */
    private static void refuseUnsigned(
            ContainerRequestContext request, PartnerRuntime partner, String reason) {
        String remedy =
                partner.place(Setting.PARTNER_SECRET) + " or " + partner.name(Setting.REGION);
        log(request, partner, reason, remedy);
        request.abortWith(Response.status(Status.UNAUTHORIZED).build());
    }

    private static void log(
            ContainerRequestContext request, PartnerRuntime partner, String reason, String remedy) {
        // The raw path is encoded, so that a sender cannot add lines to the log.
        String path = request.getUriInfo().getRequestUri().getRawPath();
        long refused = partner.refusedWebhooks().refused();
        if (refused == 0) {
            LOG.log(
                    Level.DEBUG,
                    "a webhook of partner {2} to {0} was refused: {1}",
                    path,
                    reason,
                    partner.partner());
        } else {
            LOG.log(Level.WARNING, WARNING, path, reason, refused, remedy, partner.partner());
        }
    }

    /**
     * Finds the registry. CDI knows the application best, but some servers do not let CDI make
     * filters.
     */
    private SessionRegistry registry() {
        try {
            Instance<SessionRegistry> bean = CDI.current().select(SessionRegistry.class);
            return bean.isResolvable() ? bean.get() : SessionRegistry.of(loader);
        } catch (IllegalStateException noContainer) {
            return SessionRegistry.of(loader);
        }
    }
}
