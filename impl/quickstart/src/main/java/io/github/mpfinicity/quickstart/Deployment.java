package io.github.mpfinicity.quickstart;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** The application in its container, from start to end. */
final class Deployment implements AutoCloseable {
    private final SeContainer container;

    private Deployment(SeContainerInitializer initializer) {
        container = initializer.initialize();
    }

    /** As anybody would deploy it. */
    static Deployment plain() {
        return new Deployment(SeContainerInitializer.newInstance());
    }

    /** With a {@link DemonstrationClock}: for the simulator only. */
    static Deployment withClock() {
        return new Deployment(
                SeContainerInitializer.newInstance().addBeanClasses(DemonstrationClock.class));
    }

    Application application() {
        return container.select(Application.class).get();
    }

    @Override
    public void close() {
        container.close();
    }
}
