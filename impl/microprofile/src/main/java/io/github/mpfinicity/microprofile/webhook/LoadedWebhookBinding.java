package io.github.mpfinicity.microprofile.webhook;

/**
 * The binding that Jakarta REST 3.1 loads as a service. It is a class of its own because RESTEasy
 * loads services and scans, and warns at each deployment of a class that it finds by both.
 */
public final class LoadedWebhookBinding extends WebhookBinding {
    public LoadedWebhookBinding() {}
}
