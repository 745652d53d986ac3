package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.FinicityApiException;
import io.github.mpfinicity.FinicityClient;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** As one that signs or wraps the whole body does. */
    @Test
    void wrappedByAFilter_oneRequestAndTheRefusalReachesTheCaller() {
        simulator.onBusiness().always(INVALID);
        Wrapped client = clientWithOldToken(Wrapped.class);

        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> client.send("0123456789"));

        assertThat(hits()).hasSize(1);
    }

    @Test
    void takenAwayByTheVeryLastFilter_clientRefused() {
        TakenAway client = clientWithOldToken(TakenAway.class);

        assertThat(catchThrowable(() -> client.send("0123456789")))
                .hasStackTraceContaining(TakingAway.class.getName() + " has the priority");

        assertThat(hits()).isEmpty();
    }

    /** As one that logs answers does. */
    @Test
    void answerReadAndPutBack_firstAnswerReachesTheCaller() {
        simulator.onBusiness().always(INVALID);
        Logged client = clientWithOldToken(Logged.class);

        assertThatExceptionOfType(FinicityApiException.class)
                .isThrownBy(() -> client.send("0123456789"))
                .satisfies(
                        refused ->
                                assertThat(refused.answer().readEntity(String.class))
                                        .contains("10022"));

        assertThat(hits()).hasSize(1);
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

    /** Wraps the engine's stream. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(Wrapping.class)
    @Path("/aggregation/v2/customers/testing")
    public interface Wrapped {
        @POST
        @Consumes("text/plain")
        String send(String text);
    }

    /** Logs answers. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(Logging.class)
    @RegisterProvider(Numbers.class)
    @Path("/aggregation/v2/customers/testing")
    public interface Logged {
        @POST
        @Consumes("text/plain")
        String send(String text);
    }

    /** Loses its body. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(TakingAway.class)
    @Path("/aggregation/v2/customers/testing")
    public interface TakenAway {
        @POST
        @Consumes("text/plain")
        String send(String text);
    }

    /** Takes the body of every second request away. */
    @Priority(Integer.MAX_VALUE)
    public static final class TakingAway implements ClientRequestFilter {
        private static final AtomicInteger REQUESTS = new AtomicInteger();

        @Override
        public void filter(ClientRequestContext request) {
            if (REQUESTS.incrementAndGet() % 2 == 0) {
                request.setEntity(null);
            }
        }
    }

    /** Puts another number in front each time. */
    public static final class Wrapping implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            request.setEntityStream(new Numbering(request.getEntityStream()));
        }
    }

    private static final class Numbering extends FilterOutputStream {
        private boolean begun;

        Numbering(OutputStream engine) {
            super(engine);
        }

        @Override
        public void write(int oneByte) throws IOException {
            if (!begun) {
                begun = true;
                out.write(Changing.next());
            }
            out.write(oneByte);
        }
    }

    /** Reads the answer and puts it back. */
    public static final class Logging implements ClientResponseFilter {
        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response)
                throws IOException {
            byte[] body = response.getEntityStream().readAllBytes();
            response.setEntityStream(new ByteArrayInputStream(body));
        }
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
