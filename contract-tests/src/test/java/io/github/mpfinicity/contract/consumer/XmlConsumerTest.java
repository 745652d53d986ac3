package io.github.mpfinicity.contract.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTest;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.xml.PactXmlBuilder;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.contract.Gateways;
import io.github.mpfinicity.contract.MadeUp;
import io.github.mpfinicity.contract.States;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.vendor.HttpPartnerGateway;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The exchange with {@code finicity.format=xml}. Pact puts no values of a state into XML. */
@PactConsumerTest
@PactTestFor(providerName = Parts.PROVIDER, pactVersion = PactSpecVersion.V4)
class XmlConsumerTest {
    private static final String XML = "application/xml";
    private static final Map<String, Object> STATE =
            Map.of(
                    States.REGION,
                    "us",
                    "appKey",
                    MadeUp.APP_KEY,
                    "partnerId",
                    MadeUp.PARTNER_ID,
                    "partnerSecret",
                    MadeUp.SECRET);

    @Pact(consumer = Parts.CONSUMER)
    V4Pact token(PactBuilder pact) {
        return exchange(
                pact,
                "a request for a token in XML",
                r -> r.method("POST").body(credentials(MadeUp.SECRET, ""), XML),
                r -> r.status(200).body(answer("access", "token", "[!-~]{1,4096}", MadeUp.TOKEN)));
    }

    @Test
    @PactTestFor(pactMethod = "token")
    void goodCredentials_accepted(MockServer vendor) {
        assertThat(ask(vendor, gateway -> gateway.authenticate(presenting(MadeUp.SECRET))))
                .isEqualTo(new Outcome.Accepted(MadeUp.TOKEN));
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact wrongSecret(PactBuilder pact) {
        return exchange(
                pact,
                "a request for a token in XML with a wrong secret",
                r -> r.method("POST").body(credentials(MadeUp.OTHER_SECRET, ""), XML),
                r -> r.status(401).body(answer("error", "code", "10001", "10001")));
    }

    @Test
    @PactTestFor(pactMethod = "wrongSecret")
    void wrongSecret_rejected(MockServer vendor) {
        assertThat(ask(vendor, gateway -> gateway.authenticate(presenting(MadeUp.OTHER_SECRET))))
                .isEqualTo(new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001"));
    }

    @Pact(consumer = Parts.CONSUMER)
    V4Pact change(PactBuilder pact) {
        String next = "<newPartnerSecret>" + MadeUp.NEW_SECRET + "</newPartnerSecret>";
        return exchange(
                pact,
                "a change of the secret in XML",
                r -> r.method("PUT").body(credentials(MadeUp.SECRET, next), XML),
                r -> r.status(204));
    }

    @Test
    @PactTestFor(pactMethod = "change")
    void change_made(MockServer vendor) {
        var next = PartnerSecret.of(MadeUp.NEW_SECRET);
        Outcome outcome =
                ask(
                        vendor,
                        gateway ->
                                gateway.changeSecret(
                                        presenting(MadeUp.SECRET), next, GracePeriod.NONE));

        assertThat(outcome).isEqualTo(new Outcome.Changed());
    }

    private static V4Pact exchange(
            PactBuilder pact,
            String description,
            UnaryOperator<HttpRequestBuilder> request,
            UnaryOperator<HttpResponseBuilder> answer) {
        return pact.given(States.KNOWN, STATE)
                .expectsToReceiveHttpInteraction(
                        description,
                        http ->
                                http.withRequest(r -> request.apply(common(r)))
                                        .willRespondWith(answer::apply))
                .toPact();
    }

    private static HttpRequestBuilder common(HttpRequestBuilder http) {
        return http.path(Parts.PATH)
                .header("Content-Type", XML)
                .header("Accept", XML)
                .header("Finicity-App-Key", MadeUp.APP_KEY);
    }

    private static String credentials(String secret, String more) {
        return "<credentials><partnerId>%s</partnerId><partnerSecret>%s</partnerSecret>%s</credentials>"
                .formatted(MadeUp.PARTNER_ID, secret, more);
    }

    private static PactXmlBuilder answer(
            String root, String element, String pattern, String example) {
        var value = Matchers.regexp("^" + pattern + "$", example);
        return new PactXmlBuilder(root).build(node -> node.appendElement(element, Map.of(), value));
    }

    private static PartnerCredentials presenting(String secret) {
        return Gateways.credentials(MadeUp.APP_KEY, MadeUp.PARTNER_ID, secret);
    }

    private static Outcome ask(MockServer vendor, Function<HttpPartnerGateway, Outcome> question) {
        return Gateways.ask(vendor.getUrl(), Map.of("finicity.format", "xml"), question);
    }
}
