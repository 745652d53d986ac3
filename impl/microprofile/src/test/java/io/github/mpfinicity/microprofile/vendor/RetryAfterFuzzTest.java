package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mpfinicity.microprofile.Corpus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

class RetryAfterFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final long LONGEST = 1800;

    @ParameterizedTest
    @ArgumentsSource(Corpus.class)
    void corpus(byte[] input) {
        anyHeader(input);
    }

    @FuzzTest
    void anyHeader(byte[] input) {
        String header = new String(input, ISO_8859_1);
        Duration pause = RetryAfter.read(header, NOW);

        if (pause != null) {
            assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(LONGEST));
        }
        if (header.matches("[0-9]{1,18}")) {
            assertThat(pause)
                    .isEqualTo(Duration.ofSeconds(Math.min(Long.parseLong(header), LONGEST)));
        }
    }
}
