package io.github.mpfinicity.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.record.Suspension;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
    private static final Attempts ATTEMPTS = new Attempts(1, 3);
    private static final Duration PAUSE = Duration.ofSeconds(66);

    static Stream<Arguments> denials() {
        var rejection = new Rejection(CredentialPart.APP_KEY, "print", 401, "10027");
        return Stream.of(
                Arguments.of(
                        new ReservationDenied.Refused(rejection),
                        new Refusal.Rejected(rejection, ATTEMPTS)),
                Arguments.of(
                        new ReservationDenied.Superseded(CredentialPart.APP_KEY),
                        new Refusal.Superseded(CredentialPart.APP_KEY, ATTEMPTS)),
                Arguments.of(
                        new ReservationDenied.Suspended(Suspension.LOCKED),
                        new Refusal.Suspended(Suspension.LOCKED, ATTEMPTS)),
                Arguments.of(new ReservationDenied.Exhausted(), new Refusal.Exhausted(ATTEMPTS)),
                Arguments.of(new ReservationDenied.Unaffordable(), new Refusal.Exhausted(ATTEMPTS)),
                Arguments.of(
                        new ReservationDenied.Held(),
                        otherNode("another node authenticates", Duration.ZERO)),
                Arguments.of(
                        new ReservationDenied.Paused(PAUSE),
                        otherNode(
                                "an attempt of another node, or of a process that ended, got no"
                                        + " usable answer",
                                PAUSE)));
    }

    @ParameterizedTest
    @MethodSource("denials")
    void eachDenial_hasARefusalForCallers(ReservationDenied denied, Refusal refusal) {
        assertThat(Refusal.of(denied, ATTEMPTS)).isEqualTo(refusal);
    }

    private static Refusal otherNode(String detail, Duration left) {
        return new Refusal.Unavailable(UnavailableReason.OTHER_NODE, detail, left, ATTEMPTS);
    }
}
