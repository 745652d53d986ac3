package io.github.mpfinicity.microprofile.endpoint;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ContextResolver;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.jspecify.annotations.Nullable;

/**
 * An application that gets at every client: a JSON-B that fails, a filter that reads bodies and a
 * mapper that throws.
 */
public final class HostileListener implements RestClientListener {
    private static final AtomicReference<@Nullable Active> ACTIVE = new AtomicReference<>();

    static Active active() {
        var active = new Active();
        ACTIVE.set(active);
        return active;
    }

    @Override
    public void onNewClient(Class<?> type, RestClientBuilder builder) {
        Active active = ACTIVE.get();
        if (active != null) {
            active.clients.incrementAndGet();
            builder.register(new BrokenJsonb(), 1)
                    .register(new ThrowingMapper(), 1)
                    .register(new GreedyFilter());
        }
    }

    /** Counts the clients it got at, until it is closed. */
    static final class Active implements AutoCloseable {
        private final AtomicInteger clients = new AtomicInteger();

        int clients() {
            return clients.get();
        }

        @Override
        public void close() {
            ACTIVE.set(null);
        }
    }

    /** Public, as providers are. */
    public static final class BrokenJsonb implements ContextResolver<Jsonb> {
        @Override
        public Jsonb getContext(Class<?> type) {
            throw new IllegalStateException("the application's JSON-B is broken");
        }
    }

    /** Public, as providers are. */
    public static final class GreedyFilter implements ClientResponseFilter {
        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response)
                throws IOException {
            response.getEntityStream().readAllBytes();
        }
    }

    /** Public, as providers are. */
    public static final class ThrowingMapper
            implements ResponseExceptionMapper<WebApplicationException> {
        @Override
        public boolean handles(int status, MultivaluedMap<String, Object> headers) {
            return status >= 400;
        }

        @Override
        public WebApplicationException toThrowable(Response response) {
            return new WebApplicationException(response);
        }
    }
}
