package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.relay.FaultRelay;
import io.github.mpfinicity.simulator.relay.RelayMode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How often 64 threads present a wrong secret to a vendor that may have counted it and does not say
 * so: three times, unless it worked before. The first pause is the deadline's 20 s and 60 s.
 */
@Timeout(120)
class LostReplyCountsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String WRONG = LockoutFixture.WRONG;

    private final LockoutFixture world = new LockoutFixture();
    private final FaultRelay relay = FaultRelay.to(world.simulator.baseUri());

    @AfterEach
    void end() {
        relay.close();
        world.close();
    }

    @Test
    void resetBeforeReading_threeAttemptsThenTheGuard() throws Exception {
        try (var vendor = new ResettingVendor()) {
            world.with("base-uri", vendor.uri().toString()).secret(WRONG).start();
            guardAfterThree();

            assertThat(vendor.connections).hasValue(3);
        }
        world.assertVendorSaw(0, 0);
    }

    @Test
    void resetAfterReading_threeAttemptsThenTheGuard() throws Exception {
        guardAfterThree(RelayMode.RESET_AFTER_READ);

        assertThat(relay.connections()).isEqualTo(3);
        world.assertVendorSaw(0, 0);
    }

    @Test
    void resetAfterCounting_threeAttemptsThenTheGuard() throws Exception {
        guardAfterThree(RelayMode.RESET_AFTER_FORWARD);

        assertThat(relay.connections()).isEqualTo(3);
        world.assertVendorSaw(3, 3);
    }

    @Test
    void closedAfterCounting_threeAttemptsThenTheGuard() throws Exception {
        guardAfterThree(RelayMode.LOSE_REPLY);

        assertThat(relay.connections()).isEqualTo(3);
        world.assertVendorSaw(3, 3);
    }

    @Test
    void statusAfterCounting_threeAttemptsThenTheGuard() throws Exception {
        world.simulator
                .onAuthentication()
                .always(
                        (request, honest) -> {
                            honest.take();
                            return Faults.status(503).answer(request, honest);
                        });
        guardAfterThree(RelayMode.PASS);

        world.assertVendorSaw(3, 3);
    }

    /** The budget of two definite answers and one more is shared. */
    @Test
    void oneLostThenTwoRefused_threeAttemptsThenTheGuard() throws Exception {
        start(RelayMode.LOSE_REPLY).refused(FinicityUnavailableException.class);
        relay.mode(RelayMode.PASS);
        world.refusedAfter(HOUR, CredentialsRejectedException.class);
        world.secret(WRONG + 1).refusedAfter(HOUR, CredentialsRejectedException.class);
        world.secret(WRONG + 2).refusedForADay(LockoutGuardException.class);

        world.assertVendorSaw(3, 3);
    }

    /** The one second is real: three of them. */
    @Test
    void timesOutAfterCounting_threeAttemptsThenTheGuard() throws Exception {
        world.simulator.onAuthentication().always(Faults.neverAnswer());
        world.with("deadline", "PT1S").with("connect-timeout", "PT1S").secret(WRONG).start();
        // Has the client made, which would use up the deadline of the first authentication.
        world.account().confirmUnlocked();

        world.refused(FinicityUnavailableException.class);
        world.refusedAfter(Duration.ofSeconds(1), FinicityUnavailableException.class);
        world.refusedAfter(HOUR, FinicityUnavailableException.class);
        world.refusedAfter(HOUR, FinicityUnavailableException.class);
        world.refusedForADay(LockoutGuardException.class);

        world.assertVendorSaw(3, 3);
    }

    @Test
    void changedAtTheVendorAndStrict_threeMoreAttemptsThenTheGuard() throws Exception {
        world.with("lockout.unknown-outcome", "strict");
        start(RelayMode.PASS, world.simulator.partner().secret()).refused(AppToken.class);
        world.simulator.partner().changeSecret("Changed000000000");
        relay.mode(RelayMode.LOSE_REPLY);
        for (int hour = 2; hour < 5; hour++) {
            world.refusedAfter(Duration.ofHours(hour), FinicityUnavailableException.class);
        }
        world.refusedForADay(LockoutGuardException.class);

        world.assertVendorSaw(4, 3);
    }

    @Test
    void provenAndUnreachableForADay_probesEachHourAndRecovers() throws Exception {
        start(RelayMode.PASS, world.simulator.partner().secret()).refused(AppToken.class);
        relay.mode(RelayMode.RESET_AFTER_READ);
        world.advance(HOUR);
        world.refusedAfter(HOUR, FinicityUnavailableException.class);
        world.refusedForADay(FinicityUnavailableException.class);
        world.assertVendorSaw(1, 0);
        assertAttempts(25);
        relay.mode(RelayMode.PASS);

        world.refusedAfter(HOUR, AppToken.class);
        world.assertVendorSaw(2, 0);
    }

    private void guardAfterThree(RelayMode mode) throws Exception {
        start(mode);
        guardAfterThree();
    }

    private void guardAfterThree() throws Exception {
        world.refused(FinicityUnavailableException.class);
        world.refusedAfter(Duration.ofSeconds(50), FinicityUnavailableException.class);
        assertAttempts(1);
        world.refusedAfter(Duration.ofSeconds(40), FinicityUnavailableException.class);
        world.refusedAfter(HOUR, FinicityUnavailableException.class);
        world.refusedForADay(LockoutGuardException.class);

        assertAttempts(3);
    }

    private void assertAttempts(int count) {
        assertThat(world.account().status().attemptsUsed()).isEqualTo(count);
    }

    private LockoutFixture start(RelayMode mode) {
        return start(mode, WRONG);
    }

    private LockoutFixture start(RelayMode mode, String secret) {
        relay.mode(mode);
        return world.with("base-uri", relay.uri().toString()).secret(secret).start();
    }
}
