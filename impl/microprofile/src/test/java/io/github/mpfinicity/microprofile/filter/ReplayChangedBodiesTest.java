package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.microprofile.filter.Bodies.Sent;
import io.github.mpfinicity.simulator.fault.Gate;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each token is refused, and a second request would have another body: it is not sent. */
class ReplayChangedBodiesTest extends ReplayFixture {
    static Stream<Named<Sent>> computed() {
        return Stream.of(
                Named.of("getter", bodies -> bodies.json(listed(new Changing.Computed()))),
                Named.of(
                        "getter later",
                        bodies -> await(bodies.jsonLater(listed(new Changing.Computed())))),
                Named.of("longer", bodies -> bodies.json(listed(new Changing.Growing()))),
                Named.of(
                        "in a map",
                        bodies -> bodies.json(listed(Map.of("a", new Changing.Computed())))),
                Named.of(
                        "in an optional",
                        bodies -> bodies.json(listed(Optional.of(new Changing.Computed())))),
                Named.of(
                        "in an array",
                        bodies ->
                                bodies.json(
                                        listed(new Changing.Computed[] {new Changing.Computed()}))),
                Named.of("serializer", bodies -> bodies.json(listed(new Changing.Serialization()))),
                Named.of("date", bodies -> bodies.json(listed(Map.of("a", new Changing.Later(0))))),
                Named.of("text", bodies -> bodies.json(listed(List.of(new Changing.Text())))),
                Named.of("number", bodies -> bodies.json(listed(List.of(new Changing.Counter())))),
                Named.of("list", bodies -> bodies.json(listed(new Changing.Rows()))),
                Named.of("in a list", bodies -> bodies.json(listed(readOnly(new Changing.Rows())))),
                Named.of("output", bodies -> bodies.octets(output())));
    }

    @BeforeEach
    void refuseTokens() {
        simulator.onBusiness().always(INVALID);
    }

    @ParameterizedTest
    @MethodSource("computed")
    void computed_oneRequestAndTheRefusalReachesTheCaller(Sent call) {
        Bodies bodies = clientWithOldToken(Bodies.class);

        assertUnauthorized(() -> call.by(bodies));

        assertThat(hits()).hasSize(1);
        assertThat(authentications()).as("another token is there").isEqualTo(2);
    }

    @Test
    void computed_answerCanBeReadThoughASecondCallWasPrepared() throws Exception {
        application.with("microprofile.rest.client.disable.default.mapper", "true");
        Bodies bodies = clientWithOldToken(Bodies.class);

        assertRefusal(bodies.jsonAnswered(listed(new Changing.Computed())));
        advance(OLD);
        assertRefusal(await(bodies.jsonAnsweredLater(listed(new Changing.Computed()))));

        assertThat(hits()).hasSize(2);
        assertThat(authentications()).isEqualTo(3);
    }

    @Test
    void writerFailsTheSecondTime_refusalReachesTheCaller() {
        Bodies bodies = clientWithOldToken(Bodies.class);

        assertUnauthorized(() -> bodies.json(listed(new Changing.Failing())));
        advance(OLD);
        assertUnauthorized(() -> await(bodies.jsonLater(listed(new Changing.Failing()))));

        assertThat(hits()).hasSize(2);
    }

    @Test
    void changedByTheCallerWhileItWaitsForAToken_refusalReachesTheCaller() throws Exception {
        Bodies bodies = clientWithOldToken(Bodies.class);
        var list = new ArrayList<>(List.of("a"));
        byte[] octets = "0123456789".getBytes(UTF_8);

        assertUnauthorized(
                whileWaiting(() -> bodies.jsonLater(listed(list)), () -> list.set(0, "b")));
        advance(OLD);
        assertUnauthorized(whileWaiting(() -> bodies.octetsLater(octets), () -> octets[0] = 'a'));

        assertThat(hits()).hasSize(2);
    }

    static Stream<List<Optional<Object>>> bodiesOfAFilter() {
        return Stream.of(
                List.of(Optional.of("first"), Optional.of("other")),
                List.of(Optional.of("first"), Optional.of("longer than that")),
                List.of(Optional.of("first"), Optional.empty()),
                List.of(Optional.empty(), Optional.of("other")),
                List.of(Optional.of("first"), Optional.of("first".getBytes(UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("bodiesOfAFilter")
    void filterMakesAnotherBodyEachTime_refusalReachesTheCaller(List<Optional<Object>> bodies) {
        Stamped stamped = clientWithOldToken(Stamped.class);
        Stamp.bodies = bodies.iterator();

        assertUnauthorized(() -> stamped.send("x"));

        assertThat(hits()).hasSize(1);
        assertThat(Stamp.bodies.hasNext()).as("the second is not needed").isFalse();
    }

    /** A pool of connections would be empty by then. */
    @Test
    void stoppedOften_noConnectionIsLost() throws Exception {
        application.with("microprofile.rest.client.disable.default.mapper", "true");
        Bodies bodies = clientWithOldToken(Bodies.class);

        for (int time = 0; time < 100; time++) {
            bodies.jsonAnswered(listed(new Changing.Computed())).close();
            advance(OLD);
            await(bodies.jsonAnsweredLater(listed(new Changing.Failing()))).close();
            advance(OLD);
        }

        assertThat(hits()).hasSize(200);
        assertThat(authentications()).isEqualTo(201);
    }

    private Sending whileWaiting(Deferred call, Runnable change) {
        return () -> {
            var gate = Gate.beforeProcessing();
            simulator.onAuthentication().next(gate);
            CompletionStage<String> answer = call.send();
            gate.awaitArrivals(1);
            change.run();
            gate.release();
            await(answer);
        };
    }

    private static void assertRefusal(Response response) {
        try (response) {
            assertThat(response.getStatus()).isEqualTo(401);
            assertThat(response.readEntity(String.class)).contains("10022");
        }
    }

    private static void assertUnauthorized(Sending call) {
        Throwable thrown = catchThrowable(call::send);
        assertThat(thrown instanceof ExecutionException ? thrown.getCause() : thrown)
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(401));
    }

    private static List<Object> readOnly(List<Object> list) {
        return Collections.unmodifiableList(list);
    }

    private static StreamingOutput output() {
        return out -> out.write(Changing.next());
    }

    /** Whose filter makes the bodies. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @RegisterProvider(Stamp.class)
    @Path("/aggregation/v2/customers/testing")
    public interface Stamped {
        @POST
        @Consumes("text/plain")
        String send(String text);
    }

    /** The next one for each request. */
    public static final class Stamp implements ClientRequestFilter {
        private static Iterator<Optional<Object>> bodies = Collections.emptyIterator();

        @Override
        public void filter(ClientRequestContext request) {
            request.setEntity(
                    bodies.next().orElse(null), new Annotation[0], MediaType.TEXT_PLAIN_TYPE);
        }
    }

    /** May fail in any way. */
    interface Sending {
        void send() throws Exception;
    }

    /** An asynchronous call. */
    interface Deferred {
        CompletionStage<String> send();
    }
}
