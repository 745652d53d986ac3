package io.github.mpfinicity.core.webhook;

import io.github.mpfinicity.PartnerSecret;
import java.util.List;

/**
 * The secrets that may sign a webhook: the configured one, one that is pending, and the one before
 * it if a change kept it.
 */
public interface WebhookSecrets {
    /**
     * Gives the secrets as last read; empty if none were read yet. Never waits: each webhook calls
     * it.
     */
    List<PartnerSecret> current();

    /**
     * Reads the secrets again, at most once a second: anybody can send a webhook that matches none.
     * Waits two seconds at most for the reading, or not at all on a thread that may not wait, such
     * as an event loop; then gives the secrets as last read.
     */
    List<PartnerSecret> reread();
}
