package io.github.mpfinicity.simulator.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class XmlExchangeTest {

    private static final String DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String NEW = "a&b1234567890";
    private static final String NEW_ESCAPED = "a&amp;b1234567890";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);
    private final SimulatedPartner partner = simulator.partner();
    private final String old = partner.secret();

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "application/xml, application/xml",
        "text/xml;q=0.5, application/xml",
        "application/json, application/json",
        "'application/xml, application/json', application/json"
    })
    void token_inWhatIsAcceptedWhateverWasSent(String accept, String type) throws Exception {
        var json = client.authentication().setHeader("Accept", accept);
        var xml = posting(credentials(old, "")).setHeader("Accept", accept);

        assertThat(type(client.send(json))).isEqualTo(type);
        assertThat(type(client.send(xml))).isEqualTo(type);
    }

    /** Every client that was seen to get XML sent this. */
    @ParameterizedTest
    @CsvSource({
        "*/*, application/xml",
        "application/*, application/xml",
        "'text/html, image/gif, */*; q=.2', application/xml",
        "'application/json, */*', application/json",
        "application/problem+json, application/json"
    })
    void xmlSent_answeredInXmlUnlessJsonIsNamed(String accept, String type) throws Exception {
        var json = client.authentication().setHeader("Accept", accept);
        var right = posting(credentials(old, "")).setHeader("Accept", accept);
        var wrong = posting(credentials("wrong", "")).setHeader("Accept", accept);
        var change = putting(credentials("wrong", newSecret(NEW))).setHeader("Accept", accept);

        assertThat(type(client.send(json))).isEqualTo("application/json");
        assertThat(type(client.send(right))).isEqualTo(type);
        assertThat(type(client.send(wrong))).isEqualTo(type);
        assertThat(type(client.send(change))).isEqualTo(type);
    }

    @Test
    void token_document() throws Exception {
        var response = client.send(posting(credentials(old, "")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().replace(DECLARATION, ""))
                .matches("<access><token>[A-Za-z0-9]{20}</token></access>")
                .isNotEqualTo(response.body());
        assertThat(partner.tally()).isEqualTo(new AuthenticationCount(1, 1, 0));
    }

    @Test
    void jsonRequestThatSaysNothingOfWhatItAccepts_tokenAndRefusalInXml() throws Exception {
        assertThat(client.send(bare("POST", json(old))).body()).contains("<access><token>");
        assertThat(client.send(bare("POST", json("wrong"))).body())
                .isEqualTo(DECLARATION + invalidCredentials());
        assertThat(client.send(bare("PUT", json("wrong"))).body())
                .isEqualTo(DECLARATION + error(10005, "Missing parameter (newPartnerSecret)"));
    }

    @Test
    void refusals_errorDocuments() throws Exception {
        assertThat(client.send(posting(credentials("wrong", ""))).body())
                .isEqualTo(DECLARATION + invalidCredentials());
        assertThat(client.send(posting("<credentials/>")).body())
                .isEqualTo(DECLARATION + error(10005, "Missing parameter (partnerId)"));
        var wrongKey = posting(credentials(old, "")).setHeader("Finicity-App-Key", "wrong");
        assertThat(client.send(wrongKey).body())
                .isEqualTo(DECLARATION + error(10027, "Invalid parameter (Finicity-App-Key)"));
        assertThat(client.send(putting(credentials(old, newSecret("short")))).body())
                .isEqualTo(DECLARATION + error(24437, "New password is not as per policy"));
    }

    @Test
    void change_newSecretAuthenticatesOldOneDoesNot() throws Exception {
        var response = client.send(putting(credentials(old, newSecret(NEW_ESCAPED))));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(partner.secret()).isEqualTo(NEW);
        assertThat(client.send(posting(credentials(NEW_ESCAPED, ""))).statusCode()).isEqualTo(200);
        assertThat(client.send(posting(credentials(old, ""))).statusCode()).isEqualTo(401);
        assertThat(simulator.secretChangeRequests().get(0).maskedText()).doesNotContain("b123");
    }

    @Test
    void immediate_notReadUnlessSwitchedOn() throws Exception {
        var more = newSecret(NEW_ESCAPED) + "<immediate>false</immediate>";
        client.send(putting(credentials(old, more)));
        assertThat(client.authenticateWith(old).statusCode()).isEqualTo(401);

        simulator.reset();
        simulator.dialect().immediateReadInXml(true);
        client.send(putting(credentials(old, more)));
        assertThat(client.authenticateWith(old).statusCode()).isEqualTo(200);
        assertThat(client.authenticateWith(NEW).statusCode()).isEqualTo(200);
    }

    @Test
    void immediateSwitchedOn_anythingButABooleanIsABadRequest() throws Exception {
        simulator.dialect().immediateReadInXml(true);
        var more = newSecret(NEW_ESCAPED) + "<immediate>no</immediate>";

        assertThat(client.send(putting(credentials(old, more))).statusCode()).isEqualTo(400);
        assertThat(client.send(posting(credentials(old, more))).statusCode()).isEqualTo(200);
    }

    @Test
    void declaration_acceptedUnlessStrict() throws Exception {
        var declared = DECLARATION + credentials(old, "");
        assertThat(client.send(posting(declared)).statusCode()).isEqualTo(200);
        simulator.dialect().xmlDeclarationRefused(true);

        var refused = client.send(posting(declared));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo(DECLARATION + error(14020, "Bad request."));
        assertThat(client.send(posting(credentials(old, ""))).statusCode()).isEqualTo(200);
        simulator.reset();
        assertThat(client.send(posting(declared)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<credentials>",
                "<other><partnerId>1</partnerId></other>",
                "<!DOCTYPE credentials><credentials><partnerId>1</partnerId></credentials>",
                "<!DOCTYPE credentials [<!ENTITY e 'x'>]>"
                        + "<credentials><partnerId>&e;</partnerId></credentials>",
                "<credentials><partnerId>&undeclared;</partnerId></credentials>",
                "<!DOCTYPE c [<!ENTITY e SYSTEM"
                        + " 'file:///etc/hostname'>]><credentials>&e;</credentials>"
            })
    void hostileXml_badRequestForBothOperations(String body) throws Exception {
        for (var request : new HttpRequest.Builder[] {posting(body), putting(body)}) {
            var response = client.send(request);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("<code>14020</code>");
        }
    }

    @Test
    void deeplyNestedXml_badRequest() throws Exception {
        var nested = "<a>".repeat(70_000) + "</a>".repeat(70_000);
        var body = "<credentials><partnerId>" + nested + "</partnerId></credentials>";
        var response = client.send(posting(body));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("<code>14020</code>");
    }

    private HttpRequest.Builder posting(String body) {
        return client.posting(body)
                .setHeader("Content-Type", "application/xml")
                .setHeader("Accept", "application/xml");
    }

    private HttpRequest.Builder putting(String body) {
        return posting(body).PUT(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder bare(String method, String body) {
        return client.to(AuthenticationEndpoint.PATH)
                .header("Finicity-App-Key", partner.appKey())
                .method(method, BodyPublishers.ofString(body));
    }

    private String json(String secret) {
        return TestClient.json(partner.id(), secret);
    }

    private String credentials(String secret, String more) {
        return "<credentials><partnerId>%s</partnerId><partnerSecret>%s</partnerSecret>%s</credentials>"
                .formatted(partner.id(), secret, more);
    }

    private static String newSecret(String secret) {
        return "<newPartnerSecret>" + secret + "</newPartnerSecret>";
    }

    private static String invalidCredentials() {
        return error(10001, "Invalid credentials");
    }

    private static String error(int code, String message) {
        return "<error><code>%d</code><message>%s</message></error>".formatted(code, message);
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }
}
