package io.github.mpfinicity.contract.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTest;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.TemporaryApiException;
import io.github.mpfinicity.contract.States;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls with the two headers, by an application that injects its client. */
@PactConsumerTest
@PactTestFor(providerName = Parts.PROVIDER, pactVersion = PactSpecVersion.V4)
class CallConsumerTest {
    /** A token younger than half a minute is not dropped. */
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(1);

    @Pact(consumer = Parts.CONSUMER)
    V4Pact call(PactBuilder pact) {
        return Parts.tokenIssued(pact)
                .given(States.LIVING_TOKEN, States.US)
                .expectsToReceiveHttpInteraction(
                        "a call with both headers",
                        http ->
                                http.withRequest(r -> Parts.reading(r, "Finicity-"))
                                        .willRespondWith(Parts::institutions))
                .toPact();
    }

    @Test
    @PactTestFor(pactMethod = "call")
    void call_answered(MockServer vendor) {
        try (var application = Application.of(vendor, "us")) {
            assertThat(application.institutions().page(1).found()).isEqualTo(7);
        }
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact australianCall(PactBuilder pact) {
        return Parts.australianTokenIssued(pact)
                .given(States.LIVING_TOKEN, States.AU)
                .expectsToReceiveHttpInteraction(
                        "an Australian call with both headers",
                        http ->
                                http.withRequest(r -> Parts.reading(r, ""))
                                        .willRespondWith(Parts::institutions))
                .toPact();
    }

    @Test
    @PactTestFor(pactMethod = "australianCall")
    void callInAustralia_answered(MockServer vendor) {
        try (var application = Application.of(vendor, "au")) {
            assertThat(application.institutions().page(1).found()).isEqualTo(7);
        }
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact expired(PactBuilder pact) {
        return refused(pact, States.EXPIRED_TOKEN, "a call with an expired token", 10023);
    }

    @Test
    @PactTestFor(pactMethod = "expired")
    void tokenExpired_replaced(MockServer vendor) {
        assertReplaced(vendor);
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact invalid(PactBuilder pact) {
        return refused(pact, States.REVOKED_TOKEN, "a call with an invalid token", 10022);
    }

    @Test
    @PactTestFor(pactMethod = "invalid")
    void tokenInvalid_replaced(MockServer vendor) {
        assertReplaced(vendor);
    }

    private static V4Pact refused(PactBuilder pact, String state, String description, int code) {
        return Parts.tokenIssued(pact)
                .given(state, States.US)
                .expectsToReceiveHttpInteraction(
                        description,
                        http ->
                                http.withRequest(r -> Parts.reading(r, "Finicity-"))
                                        .willRespondWith(r -> Parts.refusal(r, 401, code)))
                .toPact();
    }

    /** The mock refuses the second token too, which is the same: once is enough for the library. */
    private static void assertReplaced(MockServer vendor) {
        try (var application = Application.of(vendor, "us")) {
            AppToken first = application.tokens().current();
            application.advance(OLD_ENOUGH);

            assertThatExceptionOfType(TemporaryApiException.class)
                    .isThrownBy(() -> application.institutions().page(1));

            assertThat(application.tokens().current().requestedAt())
                    .isAfter(first.requestedAt().plus(OLD_ENOUGH).minusSeconds(1));
        }
    }
}
