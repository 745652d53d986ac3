package io.github.mpfinicity.microprofile.webhook;

import io.github.mpfinicity.microprofile.config.PartnerName;

/** The filter of one resource method, whose partner is known from the start. */
final class BoundWebhookFilter extends WebhookFilter {
    private final PartnerName partner;

    BoundWebhookFilter(PartnerName partner) {
        this.partner = partner;
    }

    @Override
    PartnerName name() {
        return partner;
    }
}
