package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountLockedException;
import io.github.mpfinicity.AppKeyRejectedException;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityUnavailableException;
import io.github.mpfinicity.LockoutGuardException;
import io.github.mpfinicity.RegionRefusedException;
import io.github.mpfinicity.simulator.fault.Faults;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often 64 threads present credentials to a vendor that answers: exactly. */
@Timeout(120)
class LockoutCountsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final String WRONG = LockoutFixture.WRONG;

    private final LockoutFixture world = new LockoutFixture();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void wrongSecret_oneAttempt() throws Exception {
        world.secret(WRONG).start();

        world.heard(CredentialsRejectedException.class);
        world.heardAfter(SECOND, CredentialsRejectedException.class);
        world.heardAfter(TWO_MINUTES, CredentialsRejectedException.class);
        world.heardForADay(CredentialsRejectedException.class);

        world.assertVendorSaw(1, 1);
    }

    @Test
    void fiveWrongSecretsInARow_twoAttemptsThenAnOperator() throws Exception {
        world.secret(WRONG).start();
        world.heard(CredentialsRejectedException.class);
        world.secret(WRONG + 1).heardAfter(SECOND, CredentialsRejectedException.class);
        for (int i = 2; i < 5; i++) {
            world.secret(WRONG + i).heardAfter(SECOND, LockoutGuardException.class);
            world.heardAfter(TWO_MINUTES, LockoutGuardException.class);
        }
        world.assertVendorSaw(2, 2);

        world.secret(world.simulator.partner().secret());
        world.heardForADay(LockoutGuardException.class);
        world.assertVendorSaw(2, 2);

        world.account().confirmUnlocked();
        world.heard(AppToken.class);
        world.assertVendorSaw(3, 0);
    }

    @Test
    void secretCorrected_twoAttemptsAndTheSecondIsAccepted() throws Exception {
        world.secret(WRONG).start().heard(CredentialsRejectedException.class);
        world.heardAfter(HOUR, CredentialsRejectedException.class);

        world.secret(world.simulator.partner().secret()).heardAfter(SECOND, AppToken.class);

        world.assertVendorSaw(2, 0);
    }

    @Test
    void wrongSecretPutBack_notSentAgain() throws Exception {
        world.secret(WRONG).start().heard(CredentialsRejectedException.class);
        world.secret(world.simulator.partner().secret()).heardAfter(SECOND, AppToken.class);

        world.secret(WRONG).heardAfter(TWO_HOURS, CredentialsRejectedException.class);
        world.heardForADay(CredentialsRejectedException.class);

        world.assertVendorSaw(2, 0);
    }

    @Test
    void secretChangedAtTheVendor_oneMoreAttempt() throws Exception {
        world.start().heard(AppToken.class);
        world.simulator.partner().changeSecret("Changed000000000");

        world.heardAfter(TWO_HOURS, CredentialsRejectedException.class);
        world.heardForADay(CredentialsRejectedException.class);

        world.assertVendorSaw(2, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void lockedByTheVendor_oneAttemptUntilAnOperatorConfirms(int status) throws Exception {
        world.simulator.dialect().lockedStatus(status);
        world.simulator.partner().lock();
        world.start().heard(AccountLockedException.class);
        world.simulator.partner().unlock();

        world.heardAfter(SECOND, AccountLockedException.class);
        world.heardForADay(AccountLockedException.class);
        world.assertVendorSaw(1, 0);

        world.account().confirmUnlocked();
        world.heard(AppToken.class);
        world.assertVendorSaw(2, 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wrongAppKey_oneAttemptAndOneMoreOnceCorrected(boolean asText) throws Exception {
        world.simulator.dialect().appKeyRefusedAsText(asText);
        world.with("app-key", "0123456789abcdef0123456789abcdef").start();

        world.heard(AppKeyRejectedException.class);
        world.heardForADay(AppKeyRejectedException.class);
        world.assertVendorSaw(1, 1);

        world.with("app-key", world.simulator.partner().appKey());
        world.heardAfter(SECOND, AppToken.class);
        world.assertVendorSaw(2, 0);
    }

    @Test
    void appKeyAndSecretWrong_twoAttemptsThenAnOperator() throws Exception {
        world.with("app-key", "0123456789abcdef0123456789abcdef").secret(WRONG).start();
        world.heard(AppKeyRejectedException.class);
        world.with("app-key", world.simulator.partner().appKey());
        world.heardAfter(SECOND, CredentialsRejectedException.class);
        world.secret(world.simulator.partner().secret());

        world.heardForADay(LockoutGuardException.class);

        world.assertVendorSaw(2, 2);
    }

    @Test
    void unknownPartner_oneAttempt() throws Exception {
        world.with("partner-id", "2445599999999").start();

        world.heard(CredentialsRejectedException.class);
        world.secret(WRONG).heardAfter(SECOND, CredentialsRejectedException.class);
        world.heardForADay(CredentialsRejectedException.class);

        world.assertVendorSaw(1, 0);
        assertThat(world.simulator.tally().rejected()).isEqualTo(1);
    }

    /** Half an hour is the longest that a Retry-After is believed. */
    @Test
    void tooManyRequestsForADay_oneAttemptEachTimeItsPauseIsOver() throws Exception {
        world.simulator.onAuthentication().always(Faults.tooManyRequests(Duration.ofDays(1)));
        world.start().heard(FinicityUnavailableException.class);
        world.heardAfter(TWO_MINUTES, FinicityUnavailableException.class);
        world.heardAfter(Duration.ofMinutes(20), FinicityUnavailableException.class);
        world.assertVendorSaw(1, 0);

        world.heardForADay(FinicityUnavailableException.class);
        world.assertVendorSaw(25, 0);
        assertThat(world.account().status().attemptsUsed()).isZero();

        world.simulator.onAuthentication().clear();
        world.heardAfter(HOUR, AppToken.class);
        world.assertVendorSaw(26, 0);
    }

    /** The pause is drawn and may be nothing: only who asks before its end is sure to share it. */
    @Test
    void tooManyRequestsWithoutRetryAfter_oneAttemptARoundAndNothingCharged() throws Exception {
        world.start();
        for (int round = 1; round <= 8; round++) {
            var asked = new CountDownLatch(Crowd.SIZE);
            world.simulator
                    .onAuthentication()
                    .next(
                            (request, honest) -> {
                                asked.await();
                                return Faults.tooManyRequests().answer(request, honest);
                            });
            world.heardAsync(asked, FinicityUnavailableException.class);
            world.assertVendorSaw(round, 0);
            world.advance(Duration.ofMinutes(5));
        }
        assertThat(world.account().status().attemptsUsed()).isZero();
        world.heard(AppToken.class);
        world.assertVendorSaw(9, 0);
    }

    /** Pauses of 5, 10, 20 and then 30 minutes. */
    @Test
    void refusedByTheEdge_oneAttemptAPauseAndNothingCharged() throws Exception {
        world.simulator.onAuthentication().always(Faults.refusedByEdge());
        world.start().heard(RegionRefusedException.class);
        int attempts = 1;
        for (int minutes : new int[] {5, 10, 20, 30, 30}) {
            world.heardAfter(Duration.ofMinutes(minutes - 1), RegionRefusedException.class);
            world.assertVendorSaw(attempts, 0);
            world.heardAfter(Duration.ofMinutes(1), RegionRefusedException.class);
            attempts++;
        }
        world.assertVendorSaw(6, 0);
        assertThat(world.account().status().attemptsUsed()).isZero();

        world.simulator.onAuthentication().clear();
        world.heardAfter(HOUR, AppToken.class);
        world.assertVendorSaw(7, 0);
    }
}
