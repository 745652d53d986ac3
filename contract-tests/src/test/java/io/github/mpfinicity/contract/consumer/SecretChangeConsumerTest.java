package io.github.mpfinicity.contract.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTest;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.contract.Gateways;
import io.github.mpfinicity.contract.MadeUp;
import io.github.mpfinicity.contract.States;
import io.github.mpfinicity.core.vendor.Outcome;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Changing the secret. */
@PactConsumerTest
@PactTestFor(providerName = Parts.PROVIDER, pactVersion = PactSpecVersion.V4)
class SecretChangeConsumerTest {
    @Pact(consumer = Parts.CONSUMER)
    V4Pact immediate(PactBuilder pact) {
        return change(pact, "a change of the secret at once", MadeUp.NEW_SECRET, true, this::made);
    }

    @Test
    @PactTestFor(pactMethod = "immediate")
    void withoutGrace_changed(MockServer vendor) {
        assertThat(change(vendor, MadeUp.NEW_SECRET, GracePeriod.NONE))
                .isEqualTo(new Outcome.Changed());
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact withGrace(PactBuilder pact) {
        return change(
                pact,
                "a change of the secret with a grace period",
                MadeUp.NEW_SECRET,
                false,
                this::made);
    }

    @Test
    @PactTestFor(pactMethod = "withGrace")
    void withGrace_changed(MockServer vendor) {
        assertThat(change(vendor, MadeUp.NEW_SECRET, GracePeriod.THIRTY_DAYS))
                .isEqualTo(new Outcome.Changed());
    }

    /** The library checks the policy before it sends; this is for the day the vendor's is other. */
    @Pact(consumer = Parts.CONSUMER)
    V4Pact againstPolicy(PactBuilder pact) {
        return change(
                pact,
                "a change to a secret against the policy",
                MadeUp.WEAK_SECRET,
                false,
                http -> Parts.refusal(http, 400, 24437));
    }

    @Test
    @PactTestFor(pactMethod = "againstPolicy")
    void againstPolicy_refused(MockServer vendor) {
        assertThat(change(vendor, MadeUp.WEAK_SECRET, GracePeriod.THIRTY_DAYS))
                .isEqualTo(new Outcome.ChangeRefused(400, "24437"));
    }

    private HttpResponseBuilder made(HttpResponseBuilder http) {
        return http.status(204);
    }

    private static V4Pact change(
            PactBuilder pact,
            String description,
            String next,
            boolean immediate,
            UnaryOperator<HttpResponseBuilder> answer) {
        return pact.given(States.ACTIVE, States.US)
                .expectsToReceiveHttpInteraction(
                        description,
                        http ->
                                http.withRequest(r -> Parts.changing(r, next, immediate))
                                        .willRespondWith(answer::apply))
                .toPact();
    }

    private static Outcome change(MockServer vendor, String next, GracePeriod grace) {
        var current = Gateways.credentials(MadeUp.APP_KEY, MadeUp.PARTNER_ID, MadeUp.SECRET);
        return Gateways.ask(
                vendor.getUrl(),
                Map.of(),
                gateway -> gateway.changeSecret(current, PartnerSecret.of(next), grace));
    }
}
