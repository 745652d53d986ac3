package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.microprofile.config.Format;

/**
 * Writes the bodies of both requests in one format. Safe for any thread.
 *
 * <p>A writer throws a {@link RuntimeException} if a body cannot be written. Then nothing is sent.
 */
sealed interface PartnerMessages permits JsonMessages, XmlMessages {
    /** The body of an authentication. */
    String authentication(PartnerCredentials credentials);

    /** The body of a change of the secret. */
    String change(PartnerCredentials current, PartnerSecret next, GracePeriod grace);

    /**
     * Returns the writer of a format. If the format needs a service, the class loader of the
     * calling thread finds it.
     */
    static PartnerMessages of(Format format) {
        return switch (format) {
            case JSON -> new JsonMessages();
            case XML -> new XmlMessages();
        };
    }
}
