package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.microprofile.config.PartnerName;
import jakarta.ws.rs.client.ClientRequestContext;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a Rest Client with an {@link OriginGuard} that filters need. They are one
 * property of the client, because some engines copy all properties several times for each request.
 *
 * @param partner the partner that the annotation names; null without an annotation
 * @param addressKey the setting with the address of the client, for messages
 * @param mapped the interface, if a rejected call may end in an exception of this library
 */
record GuardedClient(@Nullable PartnerName partner, String addressKey, @Nullable Class<?> mapped) {
    private static final String PROPERTY = "io.github.mpfinicity.client";

    /**
     * Refuses a builder that has made a client of another partner. With CXF both clients have the
     * properties of the second one, and so its partner.
     *
     * @param api the interface of the next client
     * @param partner that the interface names; null if it names none
     * @throws InvalidConfigurationException before the builder is changed
     */
    static void requireSamePartner(
            RestClientBuilder builder, Class<?> api, @Nullable PartnerName partner) {
        if (builder.getConfiguration().getProperty(PROPERTY) instanceof GuardedClient before
                && !Objects.equals(before.partner, partner)) {
            throw new InvalidConfigurationException(
                    List.of(
                            "The RestClientBuilder of "
                                    + api.getName()
                                    + " has made a client that names another partner, or none. One"
                                    + " of the two may send the other one's token: use a builder"
                                    + " for each client."));
        }
    }

    /** Gives the client its guard. */
    void register(RestClientBuilder builder) {
        OriginGuard.register(builder);
        builder.property(PROPERTY, this);
    }

    /**
     * The client of a request.
     *
     * @throws InvalidConfigurationException if the client has no guard. A plain Jakarta REST client
     *     has none, and its engine may follow redirects
     */
    static GuardedClient of(ClientRequestContext request) {
        if (request.getConfiguration().getProperty(PROPERTY) instanceof GuardedClient client) {
            return client;
        }
        throw new InvalidConfigurationException(
                List.of(
                        "FinicityFilter is registered with a client that is not known to keep the"
                                + " app key and the token from other hosts, such as a plain Jakarta"
                                + " REST Client: make a MicroProfile Rest Client of an interface"
                                + " with @FinicityClient, or with"
                                + " @RegisterProvider(FinicityFilter.class). Nothing was sent."));
    }
}
