package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each token is refused: what is repeated is sent twice. */
class ReplayBodiesTest extends ReplayFixture {
    static Stream<Named<Call>> once() {
        return Stream.of(
                Named.of("a writer's of the application", uploads -> uploads.send(held())),
                Named.of("the same later", uploads -> await(uploads.sendLater(held()))),
                Named.of("form", uploads -> uploads.form(new Parts(stream()))),
                Named.of("form later", uploads -> await(uploads.formLater(new Parts(stream())))));
    }

    static Stream<Named<Call>> twice() {
        return Stream.of(
                Named.of("text", uploads -> uploads.text("{}")),
                Named.of("form", uploads -> uploads.form(new Form("a", "b"))),
                Named.of("map", uploads -> uploads.map(Map.of("a", List.of(1, "b")))));
    }

    @ParameterizedTest
    @MethodSource("once")
    void usedUp_oneRequestAndTheRefusalReachesTheCaller(Call call) {
        assertUnauthorized(call);

        assertThat(hits()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("twice")
    void lasting_twoRequestsWithTheSameBody(Call call) {
        assertThat(bodySentTwice(call)).isNotEmpty();
    }

    /** Of which CXF and Jersey send nothing. */
    @Test
    void formOfLastingObjects_twoRequestsWithTheSameBody() {
        bodySentTwice(uploads -> uploads.form(new Parts("b")));
    }

    private String bodySentTwice(Call call) {
        assertUnauthorized(call);

        List<RecordedRequest> hits = hits();
        assertThat(hits).hasSize(2);
        assertThat(hits.get(1).text()).isEqualTo(hits.get(0).text());
        return hits.get(0).text();
    }

    private void assertUnauthorized(Call call) {
        simulator.onBusiness().always(INVALID);
        Uploads uploads = clientWithOldToken(Uploads.class);

        Throwable thrown = catchThrowable(() -> call.on(uploads));

        assertThat(thrown instanceof ExecutionException ? thrown.getCause() : thrown)
                .isInstanceOf(WebApplicationException.class);
    }

    private static Held held() {
        return new Held(stream());
    }

    private static InputStream stream() {
        return new ByteArrayInputStream("0123456789".getBytes(UTF_8));
    }

    /** May fail in any way. */
    interface Call {
        void on(Uploads uploads) throws Exception;
    }

    /** Every kind of body. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(HeldWriter.class)
    @Path("/aggregation/v2/customers/testing")
    public interface Uploads {
        @POST
        @Consumes("application/octet-stream")
        String send(Held held);

        @POST
        @Consumes("application/octet-stream")
        CompletionStage<String> sendLater(Held held);

        @POST
        @Consumes("application/x-www-form-urlencoded")
        String form(@BeanParam Parts parts);

        @POST
        @Consumes("application/x-www-form-urlencoded")
        CompletionStage<String> formLater(@BeanParam Parts parts);

        @POST
        @Consumes("application/x-www-form-urlencoded")
        String form(Form form);

        @POST
        @Consumes("text/plain")
        String text(String text);

        @POST
        @Consumes("application/json")
        String map(Map<String, Object> map);
    }

    /** A part is whatever it is. */
    public static final class Parts {
        @FormParam("name")
        public String name = "a";

        @FormParam("file")
        public Object file;

        Parts(Object file) {
            this.file = file;
        }
    }

    /** The application's own. */
    public record Held(InputStream content) {}

    /** Uses it up. */
    public static final class HeldWriter implements MessageBodyWriter<Held> {
        @Override
        public boolean isWriteable(
                Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == Held.class;
        }

        @Override
        public void writeTo(
                Held held,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            held.content().transferTo(out);
        }
    }
}
