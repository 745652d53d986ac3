package io.github.mpfinicity.core.session;

import static io.github.mpfinicity.AccountStatus.TokenAge.EXPIRED;
import static io.github.mpfinicity.AccountStatus.TokenAge.FRESH;
import static io.github.mpfinicity.AccountStatus.TokenAge.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.PresentedSecret;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CachedTokenTest {
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration RENEWAL = Duration.ofMinutes(90);
    private static final Duration LIMIT = Duration.ofMinutes(115);

    private final ManualClocks clocks = new ManualClocks();
    private final CachedToken token = issued(0);

    @Test
    void renewalAge_isTheFirstStaleNanosecond() {
        clocks.advance(RENEWAL.minus(NANO));
        assertThat(tokenAge()).isEqualTo(FRESH);
        clocks.advance(NANO);
        assertThat(tokenAge()).isEqualTo(STALE);
        clocks.advance(NANO);
        assertThat(tokenAge()).isEqualTo(STALE);
    }

    @Test
    void hardLimit_isTheFirstExpiredNanosecond() {
        clocks.advance(LIMIT.minus(NANO));
        assertThat(tokenAge()).isEqualTo(STALE);
        clocks.advance(NANO);
        assertThat(tokenAge()).isEqualTo(EXPIRED);
        clocks.advance(NANO);
        assertThat(tokenAge()).isEqualTo(EXPIRED);
    }

    @Test
    void timeLeft_endsWithTheLimitAndIsNeverNegative() {
        assertThat(token.left(clocks.now())).isEqualTo(LIMIT);
        clocks.advance(RENEWAL);
        assertThat(token.left(clocks.now())).isEqualTo(LIMIT.minus(RENEWAL));
        clocks.advanceWallOnly(Duration.ofHours(3));
        assertThat(token.left(clocks.now())).isZero();
        clocks.advanceWallOnly(Duration.ofHours(-7));
        assertThat(token.left(clocks.now())).isZero();
    }

    @Test
    void eitherClockAlone_expires() {
        clocks.advanceWallOnly(LIMIT.minus(NANO));
        assertThat(tokenAge()).isEqualTo(STALE);
        clocks.advanceWallOnly(NANO);
        assertThat(tokenAge()).isEqualTo(EXPIRED);

        var other = new ManualClocks();
        other.advanceNanosOnly(LIMIT.minus(NANO));
        assertThat(token.tokenAge(other.now())).isEqualTo(STALE);
        other.advanceNanosOnly(NANO);
        assertThat(token.tokenAge(other.now())).isEqualTo(EXPIRED);
    }

    @Test
    void machineSuspendedForThreeHours_expired() {
        clocks.advanceWallOnly(Duration.ofHours(3));

        assertThat(tokenAge()).isEqualTo(EXPIRED);
    }

    @Test
    void wallClockBeforeTheRequest_staleForAsLongAsTheMonotonicClockAllows() {
        assertThat(tokenAge()).isEqualTo(FRESH);
        clocks.advanceWallOnly(NANO.negated());
        assertThat(tokenAge()).isEqualTo(STALE);
        clocks.advanceWallOnly(Duration.ofMinutes(-1));
        assertThat(token.serves(Duration.ZERO, clocks.now())).isTrue();

        clocks.advanceNanosOnly(LIMIT.minus(NANO));
        assertThat(tokenAge()).isEqualTo(STALE);
        clocks.advanceNanosOnly(NANO);
        assertThat(tokenAge()).isEqualTo(EXPIRED);
    }

    @Test
    void wallClockAWholeLifeBeforeTheRequest_expired() {
        clocks.advanceWallOnly(Duration.ofHours(-2));
        assertThat(tokenAge()).isEqualTo(STALE);
        clocks.advanceWallOnly(NANO.negated());
        assertThat(tokenAge()).isEqualTo(EXPIRED);
    }

    @Test
    void wallClockSetBackOneHourLater_monotonicClockCounts() {
        clocks.advance(Duration.ofMinutes(100));
        clocks.advanceWallOnly(Duration.ofHours(-1));
        assertThat(tokenAge()).isEqualTo(STALE);

        clocks.advance(Duration.ofMinutes(15));
        assertThat(tokenAge()).isEqualTo(EXPIRED);
    }

    @Test
    void jitter_renewsAtMostThreeMinutesLater() {
        assertThat(issued(1).renewalAge()).isEqualTo(Duration.ofMinutes(93));
        assertThat(issued(0).renewalAge()).isEqualTo(RENEWAL);
        assertThat(issued(1).token().renewAt())
                .isEqualTo(token.token().requestedAt().plus(Duration.ofMinutes(93)));
    }

    @Test
    void littleLeftAfterRenewal_jitterTakesAFifthOfIt() {
        var wait = Duration.ofSeconds(30);
        var rules = new SessionRules(Duration.ofHours(2), Duration.ofMinutes(110), wait, wait);

        assertThat(rules.renewalAge(1)).isEqualTo(Duration.ofMinutes(111));
        assertThat(rules.renewalAge(0)).isEqualTo(Duration.ofMinutes(110));
    }

    @Test
    void monotonicClockOverflows_ageStaysRight() {
        var requested = new Moment(Instant.EPOCH, Long.MAX_VALUE - 5);
        var late = SessionRules.us().token("t", Journey.BINDING, 1, 1, requested, 0);

        assertThat(late.tokenAge(requested.plus(RENEWAL.minus(NANO)))).isEqualTo(FRESH);
        assertThat(late.tokenAge(requested.plus(RENEWAL))).isEqualTo(STALE);
    }

    @Test
    void minimumRemaining_countsToTheEndOfLife() {
        clocks.advance(Duration.ofMinutes(20));

        assertThat(token.serves(Duration.ofMinutes(100), clocks.now())).isTrue();
        assertThat(token.serves(Duration.ofMinutes(100).plus(NANO), clocks.now())).isFalse();
    }

    @Test
    void printed_showsNeitherTokenNorAppKey() {
        assertThat(token + " " + attempt(clocks.now()))
                .startsWith("CachedToken[generation=1, token=")
                .doesNotContain("the-token", "the-app-key");
    }

    private TokenAge tokenAge() {
        return token.tokenAge(clocks.now());
    }

    private CachedToken issued(double draw) {
        return SessionRules.us().token("the-token", Journey.BINDING, 1, 1, clocks.now(), draw);
    }

    private static Attempt attempt(Moment sent) {
        return new Attempt(
                LockoutRecord.fresh("salt")
                        .reservation(
                                "key", "r1", Journey.fingerprint("s"), PresentedSecret.PRESENT),
                Journey.BINDING,
                sent);
    }
}
