package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockSeenTest {
    @Test
    void noThreadToBeHad_callIsNotTroubledAndNothingIsSent() {
        try (var fixture = new SessionFixture();
                var session = fixture.open()) {
            fixture.executor.shutdownNow();

            session.lockSeen();

            assertThat(session.current(Duration.ZERO))
                    .isInstanceOfSatisfying(
                            Refusal.Suspended.class,
                            why -> assertThat(why.reason()).isEqualTo(Suspension.LOCKED));
        }
    }
}
