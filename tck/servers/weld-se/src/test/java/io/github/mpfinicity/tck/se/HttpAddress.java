package io.github.mpfinicity.tck.se;

import java.lang.annotation.Annotation;
import java.net.URL;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Tells a test the address of its application, and starts the server there. */
public final class HttpAddress implements ResourceProvider {
    @Override
    public boolean canProvide(Class<?> type) {
        return type == URL.class;
    }

    @Override
    public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
        return HttpServer.address();
    }
}
