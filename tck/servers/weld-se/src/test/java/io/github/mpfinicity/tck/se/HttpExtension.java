package io.github.mpfinicity.tck.se;

import org.jboss.arquillian.container.test.impl.enricher.resource.URLResourceProvider;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Lets an application be called over HTTP, which Weld alone does not offer. */
public final class HttpExtension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.override(ResourceProvider.class, URLResourceProvider.class, HttpAddress.class)
                .observer(HttpServer.class);
    }
}
