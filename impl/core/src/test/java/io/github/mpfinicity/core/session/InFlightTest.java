package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {
    @Test
    void number_decidesWhetherTwoAreTheSame() {
        var one = new InFlight(1, null);

        assertThat(one).isEqualTo(new InFlight(1, null)).hasSameHashCodeAs(new InFlight(1, null));
        assertThat(one).isNotEqualTo(new InFlight(2, null)).isNotEqualTo(null);
        assertThat(one).hasToString("InFlight 1");
    }
}
