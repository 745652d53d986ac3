package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.store.MemoryStore;
import io.github.mpfinicity.core.time.SimulatedTimer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source of credentials that is slow and does not hang. */
@Timeout(60)
class SlowSourceTest {
    private final SessionFixture world = new SessionFixture();
    private final SimulatedTimer timer = new SimulatedTimer(world.clocks);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void eachReadingEndsWithinTheDeadline_token() {
        assertThat(asked(world.deadline.multipliedBy(9).dividedBy(10)))
                .isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(1);
    }

    @Test
    void readingThatTakesLonger_givenUp() {
        assertThat(asked(world.deadline.plusSeconds(1))).isInstanceOf(Refusal.Unavailable.class);
        assertThat(world.vendor.calls).hasValue(0);
    }

    /** One thread plays everything. */
    private TokenResult asked(Duration reading) {
        CredentialsReader slow =
                () -> {
                    timer.pass(reading);
                    return world.found();
                };
        var ledger = new LockoutLedger(new MemoryStore(), LockoutPolicy.standard(), world.clocks);
        var machine =
                new SessionPorts.Machine(world.clocks, timer, Runnable::run, () -> 0.5, () -> true);
        var ports = new SessionPorts(slow, ledger, world.listener, machine);
        try (var session = new PartnerSession(SessionRules.us(), ports)) {
            return session.current(Duration.ZERO);
        }
    }
}
