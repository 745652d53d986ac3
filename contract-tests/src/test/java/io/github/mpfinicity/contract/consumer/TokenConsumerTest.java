package io.github.mpfinicity.contract.consumer;

import static io.github.mpfinicity.contract.Gateways.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTest;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.contract.Gateways;
import io.github.mpfinicity.contract.MadeUp;
import io.github.mpfinicity.contract.States;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Asking for a token. */
@PactConsumerTest
@PactTestFor(providerName = Parts.PROVIDER, pactVersion = PactSpecVersion.V4)
class TokenConsumerTest {
    private static final PartnerCredentials GOOD =
            credentials(MadeUp.APP_KEY, MadeUp.PARTNER_ID, MadeUp.SECRET);

    @Pact(consumer = Parts.CONSUMER)
    V4Pact token(PactBuilder pact) {
        return Parts.tokenIssued(pact).toPact();
    }

    @Test
    @PactTestFor(pactMethod = "token")
    void goodCredentials_accepted(MockServer vendor) {
        assertThat(authenticate(vendor, GOOD)).isEqualTo(new Outcome.Accepted(MadeUp.TOKEN));
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact australianToken(PactBuilder pact) {
        return Parts.australianTokenIssued(pact).toPact();
    }

    @Test
    @PactTestFor(pactMethod = "australianToken")
    void goodCredentialsInAustralia_accepted(MockServer vendor) {
        Outcome outcome =
                Gateways.ask(
                        vendor.getUrl(),
                        Map.of("finicity.region", "au"),
                        gateway -> gateway.authenticate(GOOD));

        assertThat(outcome).isEqualTo(new Outcome.Accepted(MadeUp.TOKEN));
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact wrongSecret(PactBuilder pact) {
        return refused(
                pact,
                "with a wrong secret",
                Map.of("partnerSecret", MadeUp.OTHER_SECRET),
                401,
                10001);
    }

    @Test
    @PactTestFor(pactMethod = "wrongSecret")
    void wrongSecret_rejected(MockServer vendor) {
        var wrong = credentials(MadeUp.APP_KEY, MadeUp.PARTNER_ID, MadeUp.OTHER_SECRET);

        assertThat(authenticate(vendor, wrong))
                .isEqualTo(new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001"));
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact invalidAppKey(PactBuilder pact) {
        return refused(
                pact,
                "with an invalid app key",
                Map.of("appKey", MadeUp.OTHER_APP_KEY),
                401,
                10027);
    }

    @Test
    @PactTestFor(pactMethod = "invalidAppKey")
    void invalidAppKey_rejected(MockServer vendor) {
        var wrong = credentials(MadeUp.OTHER_APP_KEY, MadeUp.PARTNER_ID, MadeUp.SECRET);

        assertThat(authenticate(vendor, wrong))
                .isEqualTo(new Outcome.Rejected(CredentialPart.APP_KEY, 401, "10027"));
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact unknownPartner(PactBuilder pact) {
        return refused(
                pact,
                "for an unknown partner",
                Map.of("partnerId", MadeUp.OTHER_PARTNER_ID),
                404,
                12401);
    }

    @Test
    @PactTestFor(pactMethod = "unknownPartner")
    void unknownPartner_rejected(MockServer vendor) {
        var wrong = credentials(MadeUp.APP_KEY, MadeUp.OTHER_PARTNER_ID, MadeUp.SECRET);

        assertThat(authenticate(vendor, wrong))
                .isEqualTo(new Outcome.Rejected(CredentialPart.PARTNER_ID, 404, "12401"));
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact locked(PactBuilder pact) {
        return locked(pact, "a request for a token while locked", 401);
    }

    @Test
    @PactTestFor(pactMethod = "locked")
    void locked_recognized(MockServer vendor) {
        assertThat(authenticate(vendor, GOOD)).isEqualTo(new Outcome.Locked(401));
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact lockedAsServerError(PactBuilder pact) {
        return locked(pact, "a request for a token while locked, answered as a server error", 500);
    }

    @Test
    @PactTestFor(pactMethod = "lockedAsServerError")
    void lockedAsServerError_recognized(MockServer vendor) {
        assertThat(authenticate(vendor, GOOD)).isEqualTo(new Outcome.Locked(500));
    }

    private static V4Pact locked(PactBuilder pact, String description, int status) {
        return pact.given(States.LOCKED, Map.of(States.REGION, "us", States.STATUS, status))
                .expectsToReceiveHttpInteraction(
                        description,
                        http ->
                                http.withRequest(Parts::asking)
                                        .willRespondWith(r -> Parts.refusal(r, status, 24302)))
                .toPact();
    }

    private static V4Pact refused(
            PactBuilder pact, String how, Map<String, String> wrong, int status, int code) {
        return pact.given(States.ACTIVE, States.US)
                .expectsToReceiveHttpInteraction(
                        "a request for a token " + how,
                        http ->
                                http.withRequest(r -> Parts.asking(r, wrong))
                                        .willRespondWith(r -> Parts.refusal(r, status, code)))
                .toPact();
    }

    private static Outcome authenticate(MockServer vendor, PartnerCredentials credentials) {
        return Gateways.ask(
                vendor.getUrl(), Map.of(), gateway -> gateway.authenticate(credentials));
    }
}
