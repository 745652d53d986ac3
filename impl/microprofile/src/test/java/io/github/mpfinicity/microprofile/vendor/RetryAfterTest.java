package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "' 120 ', 120",
        "'\t7', 7",
        "0, 0",
        "000, 0",
        "-0, 0",
        "007, 7",
        "1800, 1800",
        "1801, 1800",
        "31536000, 1800",
        "999999999, 1800",
        "9999999999, 1800",
        "9223372036854775807, 1800",
        "99999999999999999999, 1800",
        "-1, 0",
        "-99999999999999999999, 0",
        "1.5, 2",
        "1.0, 1",
        "0.001, 1",
        "99999999999999999999.5, 1800"
    })
    void seconds_neverDropped(String header, long seconds) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void endlessDigits_longest() {
        assertThat(RetryAfter.read("9".repeat(8000), NOW)).isEqualTo(Duration.ofMinutes(30));
        assertThat(RetryAfter.read("0".repeat(8000) + "5", NOW)).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "'Mon, 23 Nov 2026 10:00:05 GMT', 5",
        "'mon, 23 nov 2026 10:00:05 gmt', 5",
        "'Mon, 23 Nov 2026 10:00:60 GMT', 59",
        "'Mon, 23 Nov 2026 11:00:05 +0100', 5",
        "'Tue, 23 Nov 2026 10:00:05 GMT', 5",
        "'23 Nov 2026 10:00:05 GMT', 5",
        "'Mon, 23 Nov 2026 09:00:00 GMT', 0",
        "'Sun, 06 Nov 1994 08:49:37 GMT', 0",
        "'Mon, 23 Nov 2026 12:00:00 GMT', 1800",
        "'Fri, 31 Dec 9999 23:59:59 GMT', 1800",
        "'Monday, 23-Nov-26 10:00:05 GMT', 5",
        "'Sunday, 06-Nov-94 08:49:37 GMT', 0",
        "'Monday, 23-Nov-26 12:00:00 GMT', 1800",
        "'Mon Nov 23 10:00:05 2026', 5",
        "'Sun Nov  6 08:49:37 1994', 0",
        "'Sun Dec  6 08:49:37 2026', 1800"
    })
    void dateInEachFormOfHttp_neverDropped(String header, long seconds) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "-",
                ".",
                "1.",
                "1,5",
                "1e9",
                "0x10",
                "120 s",
                "2026-11-23T10:00:05Z",
                "Mon, 31 Foo 2026 10:00:05 GMT",
                "Mon, 23 Nov 2026 25:00:05 GMT",
                "Mon, 23 Nov 2026"
            })
    void unreadable_asAbsent(String header) {
        assertThat(RetryAfter.read(header, NOW)).isNull();
    }

    @Test
    void absent_none() {
        assertThat(RetryAfter.read(null, NOW)).isNull();
    }
}
