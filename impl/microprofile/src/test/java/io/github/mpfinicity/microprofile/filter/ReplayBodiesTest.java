package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.microprofile.filter.Bodies.Held;
import io.github.mpfinicity.microprofile.filter.Bodies.Parts;
import io.github.mpfinicity.microprofile.filter.Bodies.Sent;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each token is refused: a call that is repeated is sent twice. */
class ReplayBodiesTest extends ReplayFixture {
    static Stream<Named<Sent>> once() {
        return Stream.of(
                Named.of("a writer's of the application", bodies -> bodies.held(held())),
                Named.of("the same later", bodies -> await(bodies.heldLater(held()))),
                Named.of(
                        "too long to be kept",
                        bodies -> bodies.octets(new byte[BodyStream.LONGEST + 1])),
                Named.of("stream", bodies -> bodies.octets(stream())),
                Named.of("reader", bodies -> bodies.octets(new StringReader("0123456789"))),
                Named.of("output", bodies -> bodies.octets(output(stream()))));
    }

    static Stream<Named<Sent>> twice() {
        JsonObject json = Json.createObjectBuilder().add("a", 1).build();
        return Stream.of(
                Named.of("text", bodies -> bodies.text("{}")),
                Named.of("number", bodies -> bodies.number(BigDecimal.TEN)),
                Named.of("bytes", bodies -> bodies.octets("0123456789".getBytes(UTF_8))),
                Named.of("long", bodies -> bodies.octets(new byte[BodyStream.LONGEST])),
                Named.of("bytes later", bodies -> await(bodies.octetsLater(new byte[100_000]))),
                Named.of("output", bodies -> bodies.octets((StreamingOutput) out -> out.write(1))),
                Named.of("form", bodies -> bodies.form(new Form("a", "b"))),
                Named.of(
                        "map of a form",
                        bodies -> bodies.form(new MultivaluedHashMap<>(Map.of("a", "b")))),
                Named.of("map", bodies -> bodies.json(listed(Map.of("a", List.of(1, "b"))))),
                Named.of("list", bodies -> bodies.json(listed(List.of("a", "b")))),
                Named.of("many", bodies -> bodies.json(listed(Collections.nCopies(200_000, "a")))),
                Named.of("read-only list", bodies -> bodies.json(listed(readOnly(List.of("a"))))),
                Named.of("array", bodies -> bodies.json(listed(new String[] {"a", "b"}))),
                Named.of("JSON", bodies -> bodies.json(listed(json))),
                Named.of("record", bodies -> bodies.json(listed(new Directory.Newcomer("new")))),
                Named.of("values", bodies -> bodies.json(listed(Values.SOME))),
                Named.of("values later", bodies -> await(bodies.jsonLater(listed(Values.SOME)))));
    }

    @ParameterizedTest
    @MethodSource("once")
    void usedUp_oneRequestAndTheRefusalReachesTheCaller(Sent call) {
        assertUnauthorized(call);

        assertThat(hits()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("twice")
    void lasting_twoRequestsWithTheSameBody(Sent call) {
        assertThat(bodySentTwice(call)).isNotEmpty();
    }

    /** CXF and Jersey send nothing of it. */
    @Test
    void formOfLastingObjects_twoRequestsWithTheSameBody() {
        bodySentTwice(bodies -> bodies.form(new Parts("b")));
    }

    @Test
    void noBody_twoRequestsWithoutOne() {
        assertThat(bodySentTwice(Bodies::nothing)).isEmpty();
    }

    @Test
    void fileThatStays_twoRequestsWithTheSameBody(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("customers"), "0123456789");

        assertThat(bodySentTwice(bodies -> bodies.octets(file.toFile()))).isEqualTo("0123456789");
    }

    private String bodySentTwice(Sent call) {
        assertUnauthorized(call);

        List<RecordedRequest> hits = hits();
        assertThat(hits).hasSize(2);
        assertThat(hits.get(1).text()).isEqualTo(hits.get(0).text());
        assertThat(hits.get(1).header("Content-Type"))
                .isEqualTo(hits.get(0).header("Content-Type"));
        return hits.get(0).text();
    }

    private void assertUnauthorized(Sent call) {
        simulator.onBusiness().always(INVALID);
        Bodies bodies = clientWithOldToken(Bodies.class);

        Throwable thrown = catchThrowable(() -> call.by(bodies));

        assertThat(thrown instanceof ExecutionException ? thrown.getCause() : thrown)
                .isInstanceOf(WebApplicationException.class);
    }

    private static Held held() {
        return new Held(stream());
    }

    private static InputStream stream() {
        return new ByteArrayInputStream("0123456789".getBytes(UTF_8));
    }

    private static StreamingOutput output(InputStream from) {
        return from::transferTo;
    }

    private static List<String> readOnly(List<String> list) {
        return Collections.unmodifiableList(list);
    }

    enum Colour {
        RED
    }

    /** All of the JDK, and some within others. */
    @SuppressWarnings("JavaUtilDate")
    public record Values(
            String text,
            int number,
            LocalDate day,
            Date time,
            Colour colour,
            Optional<Directory.Newcomer> one,
            Map<String, List<Directory.Newcomer>> more) {
        static final Values SOME =
                new Values(
                        "a",
                        1,
                        LocalDate.EPOCH,
                        new Date(0),
                        Colour.RED,
                        Optional.of(new Directory.Newcomer("one")),
                        Map.of("more", List.of(new Directory.Newcomer("more"))));
    }
}
