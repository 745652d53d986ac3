package io.github.mpfinicity.core.webhook;

import io.github.mpfinicity.PartnerSecret;
import java.util.List;

/** The secrets that may sign a webhook: the configured secret and the previous one. */
public interface WebhookSecrets {
    /**
     * Gives the secrets as last read; empty if none could be read. Cheap: each webhook calls it.
     */
    List<PartnerSecret> current();

    /**
     * Reads the secrets again, at most once a second: anybody can send a webhook that matches none.
     */
    List<PartnerSecret> reread();
}
