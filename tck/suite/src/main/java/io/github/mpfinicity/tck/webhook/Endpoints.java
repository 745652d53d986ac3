package io.github.mpfinicity.tck.webhook;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes, so that nothing is scanned, and no client is taken for a resource. */
@ApplicationPath(Endpoints.PATH)
public class Endpoints extends Application {
    /** Where the application answers, below its root. */
    public static final String PATH = "webhooks";

    /** For the server. */
    public Endpoints() {}

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(AcmeEvents.class, Events.class, MarkedEvents.class, SydneyEvents.class);
    }
}
