package io.github.mpfinicity.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalCountTest {
    private final ManualClocks clocks = new ManualClocks();
    private final RefusalCount count = new RefusalCount(clocks);

    @Test
    void many_warnedOfOnceAMinute() {
        assertThat(count.refused()).isEqualTo(1);
        assertThat(count.refused()).isZero();
        clocks.advance(Duration.ofSeconds(59));
        assertThat(count.refused()).isZero();
        clocks.advance(Duration.ofSeconds(1));
        assertThat(count.refused()).isEqualTo(3);
        assertThat(count.refused()).isZero();
    }
}
