package io.github.mpfinicity.microprofile.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void secondsOrDate_fromNow() {
        assertThat(RetryAfter.read("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.read(" 0 ", NOW)).isZero();
        assertThat(RetryAfter.read("Mon, 23 Nov 2026 10:00:05 GMT", NOW))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(RetryAfter.read("Mon, 23 Nov 2026 09:00:00 GMT", NOW)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "2026-11-23T10:00:05Z"})
    void unreadable_none(String header) {
        assertThat(RetryAfter.read(header, NOW)).isNull();
    }

    @Test
    void absent_none() {
        assertThat(RetryAfter.read(null, NOW)).isNull();
    }
}
