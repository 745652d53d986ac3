package io.github.mpfinicity.microprofile.webhook;

/**
 * As Jakarta REST 3.1 loads it as a service. A class of its own: RESTEasy loads services and scans,
 * and warns at each deployment of a class that it finds by both.
 */
public final class LoadedWebhookBinding extends WebhookBinding {
    /** For the server. */
    public LoadedWebhookBinding() {}
}
