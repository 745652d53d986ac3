package io.github.mpfinicity.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.mpfinicity.AccountStatus;
import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.AccountStatus.Reason.Kind;
import io.github.mpfinicity.AccountStatus.TokenAge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PartnerReportTest {
    private static final Instant NINE = Instant.parse("2026-11-28T09:00:00.123456Z");

    @Test
    void fresh_allButARefusal() {
        var status =
                new AccountStatus(
                        TokenAge.FRESH,
                        Duration.ofMinutes(105),
                        Activity.IDLE,
                        0,
                        3,
                        List.of(),
                        Optional.empty(),
                        Duration.ZERO);

        assertThat(PartnerReport.of("default", status).data())
                .containsExactly(
                        entry("default.usable", true),
                        entry("default.token", "FRESH"),
                        entry("default.token-seconds-left", 6300L),
                        entry("default.attempts-used", 0L),
                        entry("default.attempts-left", 3L),
                        entry("default.activity", "IDLE"),
                        entry("default.next-attempt-seconds", 0L));
    }

    @Test
    void refused_kindCodeTimeAndSentence() {
        var why = new Reason(Kind.CREDENTIALS_REJECTED, Optional.of("10001"), "Correct it.", NINE);

        assertThat(
                        PartnerReport.of("acme", status(TokenAge.NONE, Activity.QUARANTINED, why))
                                .data())
                .containsEntry("acme.last-refusal", "CREDENTIALS_REJECTED")
                .containsEntry("acme.last-refusal-code", "10001")
                .containsEntry("acme.last-refusal-at", "2026-11-28T09:00:00Z")
                .containsEntry("acme.last-refusal-reason", "Correct it.");
    }

    @Test
    void refusedWithoutACode_noKeyForIt() {
        assertThat(report(TokenAge.NONE, Activity.COOLING, Kind.UNAVAILABLE).data())
                .containsEntry("acme.last-refusal", "UNAVAILABLE")
                .doesNotContainKey("acme.last-refusal-code");
    }

    @Test
    void backOff_secondsRoundedUp() {
        assertThat(cooling(Duration.ofMillis(1)).data())
                .containsEntry("acme.next-attempt-seconds", 1L);
        assertThat(cooling(Duration.ofSeconds(30)).data())
                .containsEntry("acme.next-attempt-seconds", 30L);
    }

    @ParameterizedTest
    @EnumSource(Activity.class)
    void tokenServes_usableWhateverGoesOn(Activity activity) {
        assertThat(report(TokenAge.FRESH, activity, Kind.ACCOUNT_LOCKED).usable()).isTrue();
        assertThat(report(TokenAge.STALE, activity, Kind.ACCOUNT_LOCKED).usable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "IDLE, CREDENTIALS_REJECTED, true",
        "IN_FLIGHT, UNAVAILABLE, true",
        "IN_FLIGHT, REGION_REFUSED, true",
        "IN_FLIGHT, CREDENTIALS_REJECTED, false",
        "IN_FLIGHT, ACCOUNT_LOCKED, false",
        "IN_FLIGHT, LOCKOUT_GUARD, false",
        "IN_FLIGHT, CONFIGURATION, false",
        "COOLING, UNAVAILABLE, true",
        "QUARANTINED, CREDENTIALS_REJECTED, false",
        "QUARANTINED, ACCOUNT_LOCKED, false",
        "CLOSED, CLOSED, false"
    })
    void noToken_usableIfACallCouldGetOne(Activity activity, Kind kind, boolean usable) {
        assertThat(report(TokenAge.NONE, activity, kind).usable()).isEqualTo(usable);
        assertThat(report(TokenAge.EXPIRED, activity, kind).usable()).isEqualTo(usable);
        assertThat(report(TokenAge.NONE, activity, kind).data())
                .containsEntry("acme.usable", usable);
    }

    @Test
    void firstAttemptUnderWay_usable() {
        assertThat(
                        PartnerReport.of("acme", status(TokenAge.NONE, Activity.IN_FLIGHT, null))
                                .usable())
                .isTrue();
    }

    @Test
    void backOffNotOver_notUsable() {
        assertThat(cooling(Duration.ofSeconds(30)).usable()).isFalse();
    }

    @Test
    void misconfigured_itsProblems() {
        PartnerReport report = PartnerReport.misconfigured("acme", List.of("One.", "Two."));

        assertThat(report.usable()).isFalse();
        assertThat(report.data())
                .containsExactly(
                        entry("acme.usable", false),
                        entry("acme.last-refusal", "CONFIGURATION"),
                        entry("acme.last-refusal-reason", "One.; Two."));
    }

    private static PartnerReport cooling(Duration left) {
        var why = new Reason(Kind.UNAVAILABLE, Optional.empty(), "Wait.", NINE);
        return PartnerReport.of(
                "acme",
                new AccountStatus(
                        TokenAge.NONE,
                        Duration.ZERO,
                        Activity.COOLING,
                        1,
                        2,
                        List.of(),
                        Optional.of(why),
                        left));
    }

    private static PartnerReport report(TokenAge token, Activity activity, Kind kind) {
        return PartnerReport.of(
                "acme", status(token, activity, new Reason(kind, Optional.empty(), "", NINE)));
    }

    private static AccountStatus status(TokenAge token, Activity activity, Reason why) {
        return new AccountStatus(
                token,
                Duration.ZERO,
                activity,
                1,
                2,
                List.of(),
                Optional.ofNullable(why),
                Duration.ZERO);
    }
}
