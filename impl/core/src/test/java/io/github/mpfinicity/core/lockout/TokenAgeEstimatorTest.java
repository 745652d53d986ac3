package io.github.mpfinicity.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.record.ClusterState;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.SealedToken;
import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenAgeEstimatorTest {
    private static final Duration IN_FLIGHT = Duration.ofSeconds(45);
    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualClocks clocks = new ManualClocks();
    private final TokenAgeEstimator tokenAges = new TokenAgeEstimator();

    @Test
    void justStarted_wallClocksBelieved() {
        see("salt", 3);

        assertThat(age(ago(HOUR))).isEqualTo(HOUR);
        assertThat(age(ago(Duration.ofMinutes(-1)))).isZero();
    }

    @Test
    void justStartedAndIssuedInTheFuture_cannotBeTold() {
        see("salt", 3);

        assertThat(age(ago(Duration.ofSeconds(-61)))).isNull();
        assertThat(
                        new TokenAgeEstimator()
                                .age(
                                        new SealedToken(ago(HOUR.negated()), ""),
                                        IN_FLIGHT,
                                        clocks.now()))
                .isNull();
    }

    @Test
    void olderEpochSeenBefore_wallClockBelievedWithinThat() {
        see("salt", 3);
        clocks.advance(Duration.ofSeconds(30));
        see("salt", 4);
        clocks.advance(Duration.ofSeconds(10));

        assertThat(age(ago(Duration.ofSeconds(10)))).isEqualTo(Duration.ofSeconds(10));
        assertThat(age(ago(Duration.ofSeconds(20)))).isEqualTo(Duration.ofSeconds(20));
        assertThat(age(ago(Duration.ofSeconds(85)))).isEqualTo(Duration.ofSeconds(85));
    }

    @Test
    void olderEpochSeenBefore_otherWallClocksDoNotMatter() {
        see("salt", 3);
        clocks.advance(Duration.ofSeconds(30));
        see("salt", 4);
        clocks.advance(Duration.ofSeconds(10));
        see("salt", 4);

        Duration most = Duration.ofSeconds(85);
        assertThat(age(ago(Duration.ofHours(2)))).isEqualTo(most);
        assertThat(age(ago(Duration.ofHours(-2)))).isEqualTo(most);
        assertThat(age(ago(Duration.ofSeconds(86)))).isEqualTo(most);
        assertThat(age(ago(Duration.ofSeconds(9)))).isEqualTo(most);
    }

    @Test
    void suspendedMeanwhile_countsAsAge() {
        see("salt", 3);
        clocks.advance(Duration.ofSeconds(1));
        see("salt", 4);
        clocks.advanceWallOnly(Duration.ofHours(3));

        assertThat(age(ago(Duration.ofHours(-5)))).isGreaterThan(Duration.ofHours(3));
    }

    @Test
    void anotherRecordOrOneThatWasLost_nothingIsKnownOfIt() {
        see("salt", 3);
        see("another", 4);
        assertThat(age(ago(Duration.ofHours(-2)))).isNull();
        see("another", 5);
        assertThat(age(ago(Duration.ofHours(-2)))).isEqualTo(IN_FLIGHT);

        see("salt", 3);
        see("salt", 4);
        see("salt", 2);
        assertThat(age(ago(Duration.ofHours(-2)))).isNull();
    }

    /**
     * Only its issuer had seen the epoch that the store had lost, and it may have been long ago.
     */
    @Test
    void epochThatWasLostComesBack_wallClockBelieved() {
        LockoutRecord older = record("salt", 3);
        tokenAges.see(older, clocks.now());
        clocks.advance(Duration.ofSeconds(1));

        tokenAges.see(record("salt", 4).recovered(older, "line"), clocks.now());

        assertThat(age(ago(HOUR))).isEqualTo(HOUR);
    }

    private void see(String salt, long epoch) {
        tokenAges.see(record(salt, epoch), clocks.now());
    }

    private static LockoutRecord record(String salt, long epoch) {
        return LockoutRecord.fresh(salt).with(new ClusterState(epoch, null, null));
    }

    private Duration age(Instant issuedAt) {
        return tokenAges.age(new SealedToken(issuedAt, "sealed"), IN_FLIGHT, clocks.now());
    }

    private Instant ago(Duration time) {
        return clocks.now().wall().minus(time);
    }
}
