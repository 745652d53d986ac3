package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.FileDataSource;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntitiesTest {
    static Stream<Object> usedUp() {
        return Stream.of(
                InputStream.nullInputStream(),
                Reader.nullReader(),
                (StreamingOutput) out -> {},
                new File("customers.json"),
                Path.of("customers.json"),
                Channels.newChannel(InputStream.nullInputStream()),
                List.of("a").iterator(),
                Stream.of("a").onClose(() -> {}),
                new SubmissionPublisher<String>(),
                new FileDataSource("customers.json"),
                List.of("a", InputStream.nullInputStream()),
                new GenericEntity<>(InputStream.nullInputStream(), InputStream.class));
    }

    @ParameterizedTest
    @MethodSource("usedUp")
    void usedUp_notRepeatable(Object entity) {
        assertThat(Entities.repeatable(new Object[] {1, entity})).isFalse();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void lasting_repeatable(Object entity) {
        assertThat(Entities.repeatable(new Object[] {1, entity})).isTrue();
    }

    static Stream<Object> lasting() {
        return Stream.of(
                "text",
                new byte[] {1},
                new Form("a", "b"),
                new Directory.Newcomer("new"),
                Arrays.asList("a", null),
                new GenericEntity<>(List.of("a"), List.class));
    }

    @Test
    void nothing_repeatable() {
        assertThat(Entities.repeatable(null)).isTrue();
        assertThat(Entities.repeatable(new Object[] {null})).isTrue();
    }
}
