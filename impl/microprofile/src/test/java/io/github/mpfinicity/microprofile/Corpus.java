package io.github.mpfinicity.microprofile;

import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The committed inputs of a fuzz test. The ordinary build runs them without Jazzer, whose agent
 * would stay in the JVM of the other tests.
 */
public final class Corpus implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context) throws IOException {
        String test = context.getRequiredTestClass().getName().replace('.', '/');
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources", test + "Inputs"))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream()
                    .map(file -> Arguments.of(named(file.getFileName().toString(), bytes(file))));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
