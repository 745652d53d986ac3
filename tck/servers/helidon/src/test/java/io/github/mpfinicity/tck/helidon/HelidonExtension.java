package io.github.mpfinicity.tck.helidon;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Found by the service loader. */
public final class HelidonExtension implements LoadableExtension {
    /** For the service loader. */
    public HelidonExtension() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, HelidonContainer.class);
    }
}
