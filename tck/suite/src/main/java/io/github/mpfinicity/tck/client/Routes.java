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
    /** The name of the partner of {@link #ofOther()}, which only some applications have. */
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

    public Routes() {}

    /** {@return all three; the last one is made for this call} */
    public List<Route> all() {
        return List.of(annotated(), configured(), built());
    }

    /** {@return the injected client of the annotated interface, always the same} */
    public Route annotated() {
        return new Route("annotated", annotated::list, annotated::listLater);
    }

    /** {@return the injected client that only the configuration attaches, always the same} */
    public Route configured() {
        return new Route("configured", configured::list, configured::listLater);
    }

    /** {@return a new client made with a builder} */
    public Route built() {
        BuiltCustomers built =
                RestClientBuilder.newBuilder().baseUri(vendor).build(BuiltCustomers.class);
        return new Route("built", built::list, built::listLater);
    }

    /**
     * {@return the clients of the other partner: one injected, and a new one made with a builder}
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
