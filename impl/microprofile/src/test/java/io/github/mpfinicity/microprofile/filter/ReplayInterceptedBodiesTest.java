package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** What counts are the bytes that leave, after all interceptors. */
class ReplayInterceptedBodiesTest extends ReplayFixture {
    /** The last bytes are written when the stream is closed. */
    @Test
    void compressed_twoRequestsWithTheSameBody() {
        simulator.onBusiness().always(INVALID);
        Compressed client = clientWithOldToken(Compressed.class);

        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> client.send("0123456789"));

        assertThat(hits()).hasSize(2);
        assertThat(hits().get(0).text()).startsWith("\u001f");
        assertThat(hits().get(1).text()).isEqualTo(hits().get(0).text());
    }

    @Test
    void numbered_oneRequestAndTheRefusalReachesTheCaller() {
        simulator.onBusiness().always(INVALID);
        Numbered client = clientWithOldToken(Numbered.class);

        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> client.send("0123456789"));

        assertThat(hits()).hasSize(1);
        assertThat(authentications()).isEqualTo(2);
    }

    /** Compresses. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(Compression.class)
    @Path("/aggregation/v2/customers/testing")
    public interface Compressed {
        @POST
        @Consumes("text/plain")
        String send(String text);
    }

    /** Adds a number. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(Numbers.class)
    @Path("/aggregation/v2/customers/testing")
    public interface Numbered {
        @POST
        @Consumes("text/plain")
        String send(String text);
    }

    /** Has the engine end what it began, as Jersey's does. */
    public static final class Compression implements WriterInterceptor {
        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            context.setOutputStream(new GZIPOutputStream(context.getOutputStream()));
            context.proceed();
        }
    }

    /** Another one each time. */
    public static final class Numbers implements WriterInterceptor {
        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            context.getOutputStream().write(Changing.next());
            context.proceed();
        }
    }
}
