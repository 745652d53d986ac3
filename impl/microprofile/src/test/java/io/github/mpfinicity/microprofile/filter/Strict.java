package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Has exceptions of its own. */
@FinicityClient
@RegisterRestClient(configKey = "finicity")
@RegisterProvider(Strict.Mapper.class)
@Path("/aggregation/v1/customers")
public interface Strict {
    @GET
    String list();

    /** No relative of any exception of Jakarta REST. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String body) {
            super(body);
        }
    }

    /** Reads the whole body. */
    final class Mapper implements ResponseExceptionMapper<Refused> {
        static final List<Integer> SEEN = new CopyOnWriteArrayList<>();

        @Override
        public boolean handles(int status, MultivaluedMap<String, Object> headers) {
            SEEN.add(status);
            return status >= 400;
        }

        @Override
        public Refused toThrowable(Response response) {
            return new Refused(response.readEntity(String.class));
        }
    }
}
