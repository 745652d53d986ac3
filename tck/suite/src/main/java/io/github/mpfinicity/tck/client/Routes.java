package io.github.mpfinicity.tck.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The three ways to attach the headers. */
@ApplicationScoped
public class Routes {
    @Inject @RestClient AnnotatedCustomers annotated;
    @Inject @RestClient ConfiguredCustomers configured;

    @Inject
    @ConfigProperty(name = "mpfinicity.tck.vendor")
    URI vendor;

    /** For CDI. */
    public Routes() {}

    /**
     * All three.
     *
     * @return the last one made for this call
     */
    public List<Route> all() {
        return List.of(annotated(), configured(), built());
    }

    /**
     * The injected client of the annotated interface.
     *
     * @return always the same
     */
    public Route annotated() {
        return new Route("annotated", annotated::list, annotated::listLater);
    }

    /**
     * The injected client of the interface that only the configuration attaches.
     *
     * @return always the same
     */
    public Route configured() {
        return new Route("configured", configured::list, configured::listLater);
    }

    /**
     * A client made with a builder.
     *
     * @return a new one
     */
    public Route built() {
        BuiltCustomers built =
                RestClientBuilder.newBuilder().baseUri(vendor).build(BuiltCustomers.class);
        return new Route("built", built::list, built::listLater);
    }
}
