package io.github.mpfinicity.core.webhook;

import io.github.mpfinicity.PartnerSecret;
import java.util.List;

/** The secrets a webhook may be signed with: the configured one, and the one before. */
public interface WebhookSecrets {
    /** As last read; empty if none could be. Cheap: called for each webhook. */
    List<PartnerSecret> current();

    /**
     * Asks their source again, unless that was done within the last second. Called when nothing
     * matched, which anybody can bring about.
     */
    List<PartnerSecret> reread();
}
