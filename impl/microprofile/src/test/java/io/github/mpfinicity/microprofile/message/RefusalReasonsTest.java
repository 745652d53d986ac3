package io.github.mpfinicity.microprofile.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.AccountStatus.Reason.Kind;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.session.NotedRefusal;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalReasonsTest {
    private static final Attempts ATTEMPTS = new Attempts(1, 3);
    private static final Instant AT = Instant.parse("2026-11-28T09:12:31Z");

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(rejected("10001"), Kind.CREDENTIALS_REJECTED, "10001"),
                Arguments.of(rejected(null), Kind.CREDENTIALS_REJECTED, null),
                Arguments.of(
                        new Refusal.Superseded(CredentialPart.APP_KEY, ATTEMPTS),
                        Kind.CREDENTIALS_REJECTED,
                        null),
                Arguments.of(
                        new Refusal.Misconfigured(List.of("a problem")), Kind.CONFIGURATION, null),
                Arguments.of(suspended(Suspension.LOCKED), Kind.ACCOUNT_LOCKED, "24302"),
                Arguments.of(suspended(Suspension.DAMAGED), Kind.LOCKOUT_GUARD, null),
                Arguments.of(new Refusal.Exhausted(ATTEMPTS), Kind.LOCKOUT_GUARD, null),
                Arguments.of(
                        unavailable(UnavailableReason.REGION_REFUSED), Kind.REGION_REFUSED, null),
                Arguments.of(unavailable(UnavailableReason.NOT_SENT), Kind.UNAVAILABLE, null),
                Arguments.of(answered("20007"), Kind.UNAVAILABLE, "20007"),
                Arguments.of(new Refusal.Closed(), Kind.CLOSED, null));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void eachRefusal_hasItsGroupItsCodeTheMessageAndTheTime(
            Refusal why, Kind kind, @Nullable String code) {
        Reason reason = RefusalReasons.of(new NotedRefusal(why, AT), TestConfig.ofDefault());

        assertThat(reason.kind()).isEqualTo(kind);
        assertThat(reason.code().orElse(null)).isEqualTo(code);
        assertThat(reason.sentence())
                .isEqualTo(RefusalMessages.message(why, TestConfig.ofDefault()));
        assertThat(reason.at()).isEqualTo(AT);
    }

    private static Refusal rejected(@Nullable String code) {
        var part = CredentialPart.PARTNER_SECRET;
        return new Refusal.Rejected(new Rejection(part, "print", 401, code), ATTEMPTS);
    }

    private static Refusal suspended(Suspension reason) {
        return new Refusal.Suspended(reason, ATTEMPTS);
    }

    private static Refusal answered(String code) {
        UnavailableReason reason = UnavailableReason.UNKNOWN_OUTCOME;
        return new Refusal.Unavailable(reason, "status 400", code, Duration.ZERO, ATTEMPTS);
    }

    private static Refusal unavailable(UnavailableReason reason) {
        return new Refusal.Unavailable(reason, "", Duration.ZERO, ATTEMPTS);
    }
}
