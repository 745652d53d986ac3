package io.github.mpfinicity.tck.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The three ways to attach the headers. */
@ApplicationScoped
public class Routes {
    /** The name of the partner whose clients {@link #ofOther()} are, where there is one. */
    public static final String OTHER = "other";

    @Inject @RestClient AnnotatedCustomers annotated;
    @Inject @RestClient ConfiguredCustomers configured;
    @Inject @RestClient Instance<OtherCustomers> other;

    @Inject
    @ConfigProperty(name = "mpfinicity.tck.vendor")
    URI vendor;

    @Inject
    @ConfigProperty(name = OTHER + "/mp-rest/url")
    URI othersVendor;

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

    /**
     * The clients of the other partner: injected, and made with a builder.
     *
     * @return the last one made for this call
     */
    public List<Route> ofOther() {
        OtherCustomers injected = other.get();
        OtherCustomers built =
                RestClientBuilder.newBuilder().baseUri(othersVendor).build(OtherCustomers.class);
        return List.of(
                new Route("other's annotated", injected::list, injected::listLater),
                new Route("other's built", built::list, built::listLater));
    }
}
