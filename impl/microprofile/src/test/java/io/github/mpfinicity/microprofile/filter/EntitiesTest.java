package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.FileDataSource;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.xml.bind.JAXBElement;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntitiesTest {
    /** Those of Jakarta REST 3.1, section 4.2.4, in its order. */
    static Stream<Named<Object>> standardOnce() {
        return Stream.of(
                Named.of("InputStream", stream()),
                Named.of("Reader", new StringReader("a")),
                Named.of("File", new File("customers.json")),
                Named.of("DataSource", new FileDataSource("customers.json")),
                Named.of("Source", new StreamSource(stream())),
                Named.of("StreamingOutput", (StreamingOutput) out -> {}),
                Named.of("List<EntityPart>", List.of(proxy(EntityPart.class))));
    }

    static Stream<Named<Object>> standardLasting() {
        return Stream.of(
                Named.of("byte[]", new byte[] {1}),
                Named.of("String", "text"),
                Named.of("JAXBElement", new JAXBElement<>(new QName("a"), String.class, "b")),
                Named.of("MultivaluedMap", new MultivaluedHashMap<>(Map.of("a", "b"))),
                Named.of("Form", new Form("a", "b")),
                Named.of("Boolean", true),
                Named.of("Character", 'a'),
                Named.of("Number", 1.5),
                Named.of("JsonValue", Json.createObjectBuilder().add("a", 1).build()),
                Named.of("true of JSON", JsonValue.TRUE));
    }

    static Stream<Object> once() {
        return Stream.of(
                Path.of("customers.json"),
                Channels.newChannel(stream()),
                List.of("a").iterator(),
                Stream.of("a").onClose(() -> {}),
                new SubmissionPublisher<String>(),
                new Used(),
                ByteBuffer.allocate(1),
                CharBuffer.allocate(1),
                new ArrayDeque<>(List.of("a")),
                new AtomicInteger(1),
                new AtomicReference<>("a"),
                CompletableFuture.completedFuture("a"),
                (Supplier<Object>) EntitiesTest::stream,
                proxy(Runnable.class),
                new Object());
    }

    static Stream<Object> onceWithin() {
        return Stream.of(
                List.of("a", stream()),
                Map.of("a", List.of(stream())),
                Optional.of(stream()),
                new Any<>(new Object[] {stream()}),
                new Any<>(new InputStream[0]),
                new GenericEntity<>(stream(), InputStream.class),
                Entity.text(stream()),
                new JAXBElement<>(new QName("a"), InputStream.class, stream()),
                new Upload("a", stream()),
                new Upload("nothing is left in it", null),
                List.of(new Special(stream())),
                new Any<>(stream()),
                new Any<>(new Any<>((Supplier<Object>) EntitiesTest::stream)),
                new Opened("customers.json"),
                new Given("customers.json"),
                new Rows(stream()),
                new Nameless());
    }

    static Stream<Object> lasting() {
        return Stream.of(
                BigDecimal.ONE,
                Instant.EPOCH,
                Calendar.getInstance(),
                Colour.RED,
                new int[] {1},
                Optional.empty(),
                new Directory.Newcomer("new"),
                new Any<>(null),
                new Any<>(List.of(new Any<>(Map.of("a", new String[] {"b"})))),
                new Special(null),
                new Rows("a"),
                Arrays.asList("a", null),
                new EnumMap<>(Map.of(Colour.RED, Optional.of(1))),
                Collections.nCopies(200_000, "a"),
                new GenericEntity<>(List.of("a"), List.class),
                Entity.json(new Directory.Newcomer("new")));
    }

    @ParameterizedTest
    @MethodSource({"standardOnce", "once", "onceWithin"})
    void usedUpOrUnknown_notRepeatable(Object entity) {
        assertThat(Entities.repeatable(new Object[] {1, entity})).isFalse();
    }

    @ParameterizedTest
    @MethodSource({"standardLasting", "lasting"})
    void lasting_repeatable(Object entity) {
        assertThat(Entities.repeatable(new Object[] {1, entity})).isTrue();
    }

    @Test
    void nothing_repeatable() {
        assertThat(Entities.repeatable(null)).isTrue();
        assertThat(Entities.repeatable(new Object[] {null})).isTrue();
    }

    @Test
    void objectThatContainsItself_comesToAnEnd() {
        var self = new ArrayList<Object>();
        self.add(new Any<>(self));

        assertThat(Entities.repeatable(new Object[] {self})).isTrue();
    }

    @Test
    void deeplyNested_comesToAnEnd() {
        Any<?> nested = new Any<>("a");
        for (int i = 0; i < 50_000; i++) {
            nested = new Any<>(nested);
        }

        assertThat(Entities.repeatable(new Object[] {nested})).isTrue();
    }

    @Test
    void moreThanCanBeLookedAt_notRepeatable() {
        List<Any<String>> many = Stream.generate(() -> new Any<>("a")).limit(200_000).toList();

        assertThat(Entities.repeatable(new Object[] {many})).isFalse();
    }

    private static InputStream stream() {
        return new ByteArrayInputStream("0123456789".getBytes(UTF_8));
    }

    private static Object proxy(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> null);
    }

    enum Colour {
        RED
    }

    /** Holds whatever there is. */
    record Any<T>(T value) {}

    record Upload(String name, InputStream file) {}

    /** Of the application, and known to be used up by what it extends only. */
    static final class Used extends Reader {
        @Override
        public int read(char[] chars, int from, int length) {
            return -1;
        }

        @Override
        public void close() {}
    }

    static class General {
        final transient Object value;

        General(Object value) {
            this.value = value;
        }
    }

    static final class Special extends General {
        final String name = "a";

        Special(Object value) {
            super(value);
        }
    }

    /** Has no stream, but gives one. */
    record Opened(String path) {
        public InputStream open() {
            return stream();
        }
    }

    record Given(String path) {
        public Optional<?> getPath() {
            return Optional.of(path);
        }

        public Path getFile() {
            return Path.of(path);
        }
    }

    @SuppressWarnings("serial")
    static final class Rows extends ArrayList<String> {
        final transient Object behind;

        Rows(Object behind) {
            super(List.of("a"));
            this.behind = behind;
        }
    }

    /** Nothing can be seen in it, as of all classes in a native image. */
    static final class Nameless {}
}
