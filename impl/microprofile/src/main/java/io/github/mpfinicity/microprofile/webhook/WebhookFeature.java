package io.github.mpfinicity.microprofile.webhook;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Registers {@link WebhookFilter} and {@link WebhookBinding} with a server. Jakarta REST 3.1 loads
 * it as a service, also where an application lists its classes; a server that scans instead finds
 * the annotation.
 */
@Provider
public class WebhookFeature implements Feature {
    /** For the service loader. */
    public WebhookFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        var known = context.getConfiguration();
        // Clients load services too.
        if (known.getRuntimeType() != RuntimeType.SERVER
                || known.isRegistered(WebhookFilter.class)) {
            return false;
        }
        context.register(WebhookFilter.class);
        if (!known.isRegistered(WebhookBinding.class)) {
            context.register(WebhookBinding.class);
        }
        return true;
    }
}
