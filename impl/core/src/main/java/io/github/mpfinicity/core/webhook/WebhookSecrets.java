package io.github.mpfinicity.core.webhook;

import io.github.mpfinicity.PartnerSecret;
import java.util.List;

/**
 * The secrets that may sign a webhook: the configured one, one that is pending, and the one before
 * it if a change kept it.
 */
public interface WebhookSecrets {
    /**
     * Gives the secrets of the last half minute: reads them if they were read earlier. Waits two
     * seconds at most for a reading, or not at all on a thread that may not wait, such as an event
     * loop; then gives the secrets as last read, none if none were read yet.
     */
    List<PartnerSecret> current();

    /**
     * Does the same for the secrets of the last second. Not of this moment, because anybody can
     * send a webhook that matches none.
     */
    List<PartnerSecret> reread();
}
