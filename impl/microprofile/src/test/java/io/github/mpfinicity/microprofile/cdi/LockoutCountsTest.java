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

        world.refused(CredentialsRejectedException.class);
        world.refusedAfter(SECOND, CredentialsRejectedException.class);
        world.refusedAfter(TWO_MINUTES, CredentialsRejectedException.class);
        world.refusedForADay(CredentialsRejectedException.class);

        world.assertVendorSaw(1, 1);
    }

    @Test
    void fiveWrongSecretsInARow_twoAttemptsThenAnOperator() throws Exception {
        world.secret(WRONG).start();
        world.refused(CredentialsRejectedException.class);
        world.secret(WRONG + 1).refusedAfter(SECOND, CredentialsRejectedException.class);
        for (int i = 2; i < 5; i++) {
            world.secret(WRONG + i).refusedAfter(SECOND, LockoutGuardException.class);
            world.refusedAfter(TWO_MINUTES, LockoutGuardException.class);
        }
        world.assertVendorSaw(2, 2);

        world.secret(world.simulator.partner().secret());
        world.refusedForADay(LockoutGuardException.class);
        world.assertVendorSaw(2, 2);

        world.account().confirmUnlocked();
        world.refused(AppToken.class);
        world.assertVendorSaw(3, 0);
    }

    @Test
    void secretCorrected_twoAttemptsAndTheSecondIsAccepted() throws Exception {
        world.secret(WRONG).start().refused(CredentialsRejectedException.class);
        world.refusedAfter(HOUR, CredentialsRejectedException.class);

        world.secret(world.simulator.partner().secret()).refusedAfter(SECOND, AppToken.class);

        world.assertVendorSaw(2, 0);
    }

    @Test
    void wrongSecretPutBack_notSentAgain() throws Exception {
        world.secret(WRONG).start().refused(CredentialsRejectedException.class);
        world.secret(world.simulator.partner().secret()).refusedAfter(SECOND, AppToken.class);

        world.secret(WRONG).refusedAfter(TWO_HOURS, CredentialsRejectedException.class);
        world.refusedForADay(CredentialsRejectedException.class);

        world.assertVendorSaw(2, 0);
    }

    @Test
    void secretChangedAtTheVendor_oneMoreAttempt() throws Exception {
        world.start().refused(AppToken.class);
        world.simulator.partner().changeSecret("Changed000000000");

        world.refusedAfter(TWO_HOURS, CredentialsRejectedException.class);
        world.refusedForADay(CredentialsRejectedException.class);

        world.assertVendorSaw(2, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void lockedByTheVendor_oneAttemptUntilAnOperatorConfirms(int status) throws Exception {
        world.simulator.dialect().lockedStatus(status);
        world.simulator.partner().lock();
        world.start().refused(AccountLockedException.class);
        world.simulator.partner().unlock();

        world.refusedAfter(SECOND, AccountLockedException.class);
        world.refusedForADay(AccountLockedException.class);
        world.assertVendorSaw(1, 0);

        world.account().confirmUnlocked();
        world.refused(AppToken.class);
        world.assertVendorSaw(2, 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wrongAppKey_oneAttemptAndOneMoreOnceCorrected(boolean asText) throws Exception {
        world.simulator.dialect().appKeyRefusedAsText(asText);
        world.with("app-key", "0123456789abcdef0123456789abcdef").start();

        world.refused(AppKeyRejectedException.class);
        world.refusedForADay(AppKeyRejectedException.class);
        world.assertVendorSaw(1, 1);

        world.with("app-key", world.simulator.partner().appKey());
        world.refusedAfter(SECOND, AppToken.class);
        world.assertVendorSaw(2, 0);
    }

    @Test
    void appKeyAndSecretWrong_twoAttemptsThenAnOperator() throws Exception {
        world.with("app-key", "0123456789abcdef0123456789abcdef").secret(WRONG).start();
        world.refused(AppKeyRejectedException.class);
        world.with("app-key", world.simulator.partner().appKey());
        world.refusedAfter(SECOND, CredentialsRejectedException.class);
        world.secret(world.simulator.partner().secret());

        world.refusedForADay(LockoutGuardException.class);

        world.assertVendorSaw(2, 2);
    }

    @Test
    void unknownPartner_oneAttempt() throws Exception {
        world.with("partner-id", "2445599999999").start();

        world.refused(CredentialsRejectedException.class);
        world.secret(WRONG).refusedAfter(SECOND, CredentialsRejectedException.class);
        world.refusedForADay(CredentialsRejectedException.class);

        world.assertVendorSaw(1, 0);
        assertThat(world.simulator.tally().rejected()).isEqualTo(1);
    }

    /** Half an hour is the longest that a Retry-After is believed. */
    @Test
    void tooManyRequestsForADay_provenIsTriedOnceEachTimeItsPauseIsOver() throws Exception {
        proven().simulator.onAuthentication().always(Faults.tooManyRequests(Duration.ofDays(1)));
        world.refusedAfter(TWO_HOURS, FinicityUnavailableException.class);
        world.refusedAfter(TWO_MINUTES, FinicityUnavailableException.class);
        world.refusedAfter(Duration.ofMinutes(20), FinicityUnavailableException.class);
        world.assertVendorSaw(2, 0);

        world.refusedForADay(FinicityUnavailableException.class);
        world.assertVendorSaw(26, 0);
        assertThat(world.account().status().attemptsUsed()).isZero();

        world.simulator.onAuthentication().clear();
        world.refusedAfter(HOUR, AppToken.class);
        world.assertVendorSaw(27, 0);
    }

    @Test
    void tooManyRequestsForADay_unprovenIsTriedThreeTimesThenAnOperator() throws Exception {
        world.simulator.onAuthentication().always(Faults.tooManyRequests(Duration.ofDays(1)));
        world.start().refused(FinicityUnavailableException.class);
        world.refusedAfter(Duration.ofMinutes(29), FinicityUnavailableException.class);
        world.assertVendorSaw(1, 0);
        world.refusedAfter(HOUR, FinicityUnavailableException.class);
        world.refusedAfter(HOUR, FinicityUnavailableException.class);

        assertOnlyAnOperatorHelps();
    }

    /** The pause is drawn and may be nothing: only who asks before its end is sure to share it. */
    @Test
    void tooManyRequestsWithoutRetryAfter_provenOneAttemptARoundAndNothingCharged()
            throws Exception {
        proven().advance(TWO_HOURS);
        for (int round = 1; round <= 8; round++) {
            var asked = new CountDownLatch(ConcurrentCallers.SIZE);
            world.simulator
                    .onAuthentication()
                    .next(
                            (request, honest) -> {
                                asked.await();
                                return Faults.tooManyRequests().answer(request, honest);
                            });
            world.refusedAsync(asked, FinicityUnavailableException.class);
            world.assertVendorSaw(round + 1, 0);
            world.advance(Duration.ofMinutes(5));
        }
        assertThat(world.account().status().attemptsUsed()).isZero();
        world.refused(AppToken.class);
        world.assertVendorSaw(10, 0);
    }

    /** What is charged is not spent in a second: pauses of one and two minutes at least. */
    @Test
    void tooManyRequestsWithoutRetryAfter_unprovenIsTriedThreeTimesThenAnOperator()
            throws Exception {
        world.simulator.onAuthentication().always(Faults.tooManyRequests());
        world.start().refused(FinicityUnavailableException.class);
        int attempts = 1;
        for (int seconds : new int[] {60, 120}) {
            world.refusedAfter(Duration.ofSeconds(seconds - 1), FinicityUnavailableException.class);
            world.assertVendorSaw(attempts, 0);
            world.refusedAfter(SECOND, FinicityUnavailableException.class);
            attempts++;
        }

        assertOnlyAnOperatorHelps();
    }

    /** Pauses of 5, 10, 20 and then 30 minutes. */
    @Test
    void refusedByTheEdge_provenOneAttemptAPauseAndNothingCharged() throws Exception {
        proven().simulator.onAuthentication().always(Faults.refusedByEdge());
        world.refusedAfter(TWO_HOURS, RegionRefusedException.class);
        int attempts = 2;
        for (int minutes : new int[] {5, 10, 20, 30, 30}) {
            world.refusedAfter(Duration.ofMinutes(minutes - 1), RegionRefusedException.class);
            world.assertVendorSaw(attempts, 0);
            world.refusedAfter(Duration.ofMinutes(1), RegionRefusedException.class);
            attempts++;
        }
        world.assertVendorSaw(7, 0);
        assertThat(world.account().status().attemptsUsed()).isZero();

        world.simulator.onAuthentication().clear();
        world.refusedAfter(HOUR, AppToken.class);
        world.assertVendorSaw(8, 0);
    }

    @Test
    void refusedByTheEdge_unprovenIsTriedThreeTimesThenAnOperator() throws Exception {
        world.simulator.onAuthentication().always(Faults.refusedByEdge());
        world.start().refused(RegionRefusedException.class);
        world.refusedAfter(Duration.ofMinutes(5), RegionRefusedException.class);
        world.refusedAfter(Duration.ofMinutes(10), RegionRefusedException.class);

        assertOnlyAnOperatorHelps();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void notFoundOnce_oneAttemptUntilTheOperatorsWord(boolean called) throws Exception {
        world.simulator
                .onAuthentication()
                .next(Faults.status(404, "text/html", "<html><h1>Not Found</h1></html>"));
        world.start().refused(CredentialsRejectedException.class);
        world.refusedForADay(CredentialsRejectedException.class);
        world.assertVendorSaw(1, 0);

        if (called) {
            world.account().confirmUnlocked();
        } else {
            world.with("lockout.confirmed-unlocked", "case-1").advance(SECOND);
        }
        world.refused(AppToken.class);
        world.assertVendorSaw(2, 0);
    }

    /** Its secret was accepted, and its token lives for less than two hours. */
    private LockoutFixture proven() throws Exception {
        world.start().refused(AppToken.class);
        world.assertVendorSaw(1, 0);
        return world;
    }

    private void assertOnlyAnOperatorHelps() throws Exception {
        world.assertVendorSaw(3, 0);
        world.refusedForADay(LockoutGuardException.class);
        world.simulator.onAuthentication().clear();
        world.refusedForADay(LockoutGuardException.class);
        world.assertVendorSaw(3, 0);
        assertThat(world.account().status().attemptsUsed()).isEqualTo(3);

        world.account().confirmUnlocked();
        world.refused(AppToken.class);
        world.assertVendorSaw(4, 0);
    }
}
