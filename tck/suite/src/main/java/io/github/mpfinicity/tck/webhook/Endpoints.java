package io.github.mpfinicity.tck.webhook;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes, so that the server scans nothing and takes no client for a resource. */
@ApplicationPath(Endpoints.PATH)
public class Endpoints extends Application {
    /** The path of the application below its root. */
    public static final String PATH = "webhooks";

    public Endpoints() {}

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(AcmeEvents.class, Events.class, MarkedEvents.class, SydneyEvents.class);
    }
}
