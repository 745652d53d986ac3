package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.FinicityClient;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Sends every kind of body. */
@FinicityClient
@RegisterRestClient(configKey = "finicity")
@RegisterProvider(Bodies.HeldWriter.class)
@Path("/aggregation/v2/customers/testing")
public interface Bodies {
    @POST
    String nothing();

    @POST
    @Consumes("application/octet-stream")
    String held(Held held);

    @POST
    @Consumes("application/octet-stream")
    CompletionStage<String> heldLater(Held held);

    @POST
    @Consumes("application/octet-stream")
    String octets(byte[] octets);

    @POST
    @Consumes("application/octet-stream")
    String octets(InputStream octets);

    @POST
    @Consumes("application/octet-stream")
    String octets(Reader octets);

    @POST
    @Consumes("application/octet-stream")
    String octets(File octets);

    @POST
    @Consumes("application/octet-stream")
    String octets(StreamingOutput octets);

    @POST
    @Consumes("application/octet-stream")
    CompletionStage<String> octetsLater(byte[] octets);

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
    @Consumes("application/x-www-form-urlencoded")
    String form(MultivaluedMap<String, String> form);

    @POST
    @Consumes("text/plain")
    String text(String text);

    @POST
    @Consumes("text/plain")
    String number(Number number);

    @POST
    @Consumes("application/json")
    String json(List<Object> objects);

    @POST
    @Consumes("application/json")
    CompletionStage<String> jsonLater(List<Object> objects);

    @POST
    @Consumes("application/json")
    Response jsonAnswered(List<Object> objects);

    @POST
    @Consumes("application/json")
    CompletionStage<Response> jsonAnsweredLater(List<Object> objects);

    /** A call that may fail in any way. */
    interface Sent {
        void by(Bodies bodies) throws Exception;
    }

    /** A part is whatever it is. */
    final class Parts {
        @FormParam("name")
        public String name = "a";

        @FormParam("file")
        public Object file;

        Parts(Object file) {
            this.file = file;
        }
    }

    /** The application's own. */
    record Held(InputStream content) {}

    /** Uses it up. */
    final class HeldWriter implements MessageBodyWriter<Held> {
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
