package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A vendor that does not answer for two hours, while a caller asks every second. Each attempt takes
 * the deadline's 20 s to be given up for lost, then 60 s that double to half an hour.
 */
@Timeout(60)
class LongOutageTest {
    private static final int TWO_HOURS = 7200;
    private static final LockoutPolicy STRICT = new LockoutPolicy(3, false);

    /** After 80, 140, 260, 500, 980 s, and from then on after 1820 s each. */
    private static final List<Integer> PROBES = List.of(0, 80, 220, 480, 980, 1960, 3780, 5600);

    /** The same until the budget is charged. */
    private static final List<Integer> BUDGET = PROBES.subList(0, 3);

    private final SessionFixture world = new SessionFixture();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void provenAndProbing_eightSendsInTwoHoursAndTheNinthBringsAToken() {
        try (PartnerSession session = proven()) {
            assertThat(outage(session, TWO_HOURS)).isEqualTo(PROBES);
            assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);

            world.vendor.failure = null;

            assertThat(sends(session, 3600)).containsExactly(220);
            assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
            assertThat(session.status().attempts()).isEqualTo(new Attempts(0, 3));
        }
    }

    @Test
    void provenAndProbing_callersAreToldWhenToComeBackAndThatIsRight() {
        try (PartnerSession session = proven()) {
            world.vendor.failure = new Outcome.Unknown("lost");
            for (int pause : List.of(80, 140, 260, 500, 980, 1820, 1820, 1820)) {
                int before = world.vendor.calls.get();
                var why = (Refusal.Unavailable) session.current(Duration.ZERO);

                assertThat(why.retryAfter()).isEqualTo(Duration.ofSeconds(pause));
                assertThat(world.vendor.calls).hasValue(before + 1);
                world.clocks.advance(why.retryAfter().minusNanos(1));
                assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Unavailable.class);
                assertThat(world.vendor.calls).hasValue(before + 1);
                world.clocks.advance(Duration.ofNanos(1));
            }
        }
    }

    @Test
    void otherFailuresInBetween_pausesGrowAllTheSame() {
        try (PartnerSession session = proven()) {
            for (int pause : List.of(80, 140, 260, 500, 980, 1820)) {
                world.vendor.failure = new Outcome.Unknown("lost");
                assertPauses(session, Duration.ofSeconds(pause));
                world.vendor.failure = new Outcome.NotSent("refused");
                assertPauses(session, Duration.ofMillis(500));
            }
        }
    }

    /** The charge of the attempt may stay for some time; the vendor has answered since. */
    @Test
    void successInBetween_pausesBeginAnew() {
        try (PartnerSession session = proven()) {
            world.vendor.failure = new Outcome.Unknown("lost");
            assertPauses(session, Duration.ofSeconds(80));
            assertPauses(session, Duration.ofSeconds(140));
            world.vendor.failure = null;
            assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
            world.clocks.advance(Duration.ofMinutes(115));

            world.vendor.failure = new Outcome.Unknown("lost");
            assertPauses(session, Duration.ofSeconds(80));
        }
    }

    private void assertPauses(PartnerSession session, Duration pause) {
        var why = (Refusal.Unavailable) session.current(Duration.ZERO);
        assertThat(why.retryAfter()).isEqualTo(pause);
        world.clocks.advance(pause);
    }

    @Test
    void provenAndStrict_threeSendsThenAnOperator() {
        world.policy = STRICT;
        try (PartnerSession session = proven()) {
            assertThat(outage(session, TWO_HOURS)).isEqualTo(BUDGET);

            assertOnlyAnOperatorHelps(session);
        }
    }

    @Test
    void unprovenAndProbing_threeSendsThenAnOperator() {
        try (PartnerSession session = world.open()) {
            assertThat(outage(session, TWO_HOURS)).isEqualTo(BUDGET);

            assertOnlyAnOperatorHelps(session);
        }
    }

    @Test
    void unprovenAndStrict_threeSendsThenAnOperator() {
        world.policy = STRICT;
        try (PartnerSession session = world.open()) {
            assertThat(outage(session, TWO_HOURS)).isEqualTo(BUDGET);

            assertOnlyAnOperatorHelps(session);
        }
    }

    @Test
    void secretChangedToAnUnprovenOneWhileProbing_notSent() {
        try (PartnerSession session = proven()) {
            outage(session, TWO_HOURS);
            world.secret = "other-secret";

            assertThat(sends(session, TWO_HOURS)).isEmpty();
            assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Exhausted.class);
        }
    }

    @Test
    void outageEndsWithANo_probingIsOverAtOnce() {
        try (PartnerSession session = proven()) {
            outage(session, TWO_HOURS);
            world.vendor.failure = rejected();

            assertThat(sends(session, TWO_HOURS)).containsExactly(220);
            assertThat(session.current(Duration.ZERO)).isInstanceOf(Refusal.Rejected.class);
            world.vendor.failure = null;
            assertThat(sends(session, TWO_HOURS)).isEmpty();
        }
    }

    /** The vendor may count such an answer, so it is no outage. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "99999")
    void provenAndAnswered401WithoutAKnownCode_twoSendsThenAnOperator(@Nullable String code) {
        try (PartnerSession session = proven()) {
            world.vendor.failure = new Outcome.Unexplained(401, code);

            assertThat(sends(session, TWO_HOURS)).isEqualTo(PROBES.subList(0, 2));

            assertOnlyAnOperatorHelps(session);
        }
    }

    @Test
    void outageEndsWith401WithoutACode_probingIsOverAtOnce() {
        try (PartnerSession session = proven()) {
            outage(session, TWO_HOURS);
            world.vendor.failure = new Outcome.Unexplained(401, null);

            assertThat(sends(session, TWO_HOURS)).containsExactly(220);
            assertOnlyAnOperatorHelps(session);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 407})
    void provenAndAnotherClientError_triedAgainAsInAnOutage(int status) {
        try (PartnerSession session = proven()) {
            world.vendor.failure = new Outcome.Unexplained(status, null);

            assertThat(sends(session, TWO_HOURS)).isEqualTo(PROBES);
        }
    }

    /** The old token serves for 22 minutes of the outage, and takes nothing from the count. */
    @Test
    void outageBeginsWithTheRenewal_sameSendsAndNobodyFailsWhileTheTokenLives() {
        try (PartnerSession session = world.open()) {
            session.current(Duration.ZERO);
            world.clocks.advance(Duration.ofMinutes(93));
            world.vendor.failure = new Outcome.Unknown("lost");
            int failed = 0;
            List<Integer> sent = new ArrayList<>();
            for (int second = 0; second < TWO_HOURS; second++) {
                int before = world.vendor.calls.get();
                failed += session.current(Duration.ZERO) instanceof CachedToken ? 0 : 1;
                awaitEnd(session);
                if (world.vendor.calls.get() > before) {
                    sent.add(second);
                }
                world.clocks.advance(Duration.ofSeconds(1));
            }
            assertThat(sent).isEqualTo(PROBES);
            assertThat(failed).isEqualTo(TWO_HOURS - 22 * 60);
        }
    }

    private void assertOnlyAnOperatorHelps(PartnerSession session) {
        world.vendor.failure = null;
        assertThat(sends(session, TWO_HOURS)).isEmpty();
        assertThat(session.current(Duration.ZERO))
                .isInstanceOfSatisfying(
                        Refusal.Exhausted.class, why -> assertThat(why.attempts().left()).isZero());
        int before = world.vendor.calls.get();

        assertThat(session.confirmUnlocked()).isNull();

        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        assertThat(world.vendor.calls).hasValue(before + 1);
        assertThat(session.status().attempts()).isEqualTo(new Attempts(0, 3));
    }

    /** One whose secret was accepted, and whose token has just ended. */
    private PartnerSession proven() {
        PartnerSession session = world.open();
        assertThat(session.current(Duration.ZERO)).isInstanceOf(CachedToken.class);
        world.clocks.advance(Duration.ofMinutes(115));
        return session;
    }

    private List<Integer> outage(PartnerSession session, int seconds) {
        world.vendor.failure = new Outcome.Unknown("lost");
        return sends(session, seconds);
    }

    /** The seconds in which something was sent, while a caller asks in each. */
    private List<Integer> sends(PartnerSession session, int seconds) {
        List<Integer> sent = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            int before = world.vendor.calls.get();
            session.current(Duration.ZERO);
            assertThat(world.vendor.calls.get()).isBetween(before, before + 1);
            if (world.vendor.calls.get() > before) {
                sent.add(second);
            }
            world.clocks.advance(Duration.ofSeconds(1));
        }
        return sent;
    }

    private static void awaitEnd(PartnerSession session) {
        while (session.status().activity() == Activity.IN_FLIGHT) {
            Thread.onSpinWait();
        }
    }

    private static Outcome rejected() {
        return new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
    }
}
