package io.github.mpfinicity.quickstart;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** The application in its container, from start to end. */
final class Deployment implements AutoCloseable {
    private final SeContainer container = SeContainerInitializer.newInstance().initialize();

    Application application() {
        return container.select(Application.class).get();
    }

    @Override
    public void close() {
        container.close();
    }
}
