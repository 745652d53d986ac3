package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "4, 16", "5, 30", "30, 30", "2000000000, 30"})
    void notSent_doublesToHalfAMinute(int failures, int seconds) {
        assertThat(BackOff.notSent(failures, 1)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(BackOff.notSent(failures, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "8, 256", "9, 300", "2000000000, 300"})
    void rateLimitedWithoutATime_doublesToFiveMinutes(int failures, int seconds) {
        assertThat(BackOff.rateLimited(null, failures, 1)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(BackOff.rateLimited(null, failures, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 10", "2, 20", "3, 30", "1000, 30"})
    void region_doublesToThirtyMinutes(int failures, int minutes) {
        assertThat(BackOff.regional(failures)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void retryAfter_laterOfBothCapped() {
        assertThat(BackOff.rateLimited(Duration.ofSeconds(9), 0, 1))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(BackOff.rateLimited(Duration.ofSeconds(9), 4, 1))
                .isEqualTo(Duration.ofSeconds(16));
        assertThat(BackOff.rateLimited(Duration.ofDays(9), 0, 1)).isEqualTo(Duration.ofMinutes(30));
        assertThat(BackOff.rateLimited(null, 1, 1)).isEqualTo(Duration.ofSeconds(2));
    }
}
