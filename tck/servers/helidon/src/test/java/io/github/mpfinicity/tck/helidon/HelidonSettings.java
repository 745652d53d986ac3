package io.github.mpfinicity.tck.helidon;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** Helidon has its own ways to be configured. */
public final class HelidonSettings implements ContainerConfiguration {
    /** For Arquillian. */
    public HelidonSettings() {}

    @Override
    public void validate() {}
}
