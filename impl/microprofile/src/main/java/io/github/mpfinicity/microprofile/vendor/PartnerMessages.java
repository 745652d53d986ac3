package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.microprofile.config.Format;

/**
 * Writes the bodies of both requests, in one form. Safe for any thread.
 *
 * <p>What cannot be written is a {@link RuntimeException}, and nothing is sent.
 */
sealed interface PartnerMessages permits JsonMessages, XmlMessages {
    /** Who asks, and the proof. */
    String authentication(PartnerCredentials credentials);

    /** The same, with what shall be the proof from now on. */
    String change(PartnerCredentials current, PartnerSecret next, GracePeriod grace);

    /** Looks services up, if the form needs any, with the class loader of the calling thread. */
    static PartnerMessages of(Format format) {
        return switch (format) {
            case JSON -> new JsonMessages();
            case XML -> new XmlMessages();
        };
    }
}
