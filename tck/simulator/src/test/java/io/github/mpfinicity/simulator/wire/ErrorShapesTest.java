package io.github.mpfinicity.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ErrorShapesTest {

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void flatWithStringCode_quoted() throws Exception {
        simulator.dialect().errors(ErrorShape.FLAT).codes(CodeType.STRING);

        assertThat(refused().body())
                .isEqualTo("{\"code\":\"10001\",\"message\":\"Invalid credentials\"}");
    }

    @Test
    void extended_allMembers() throws Exception {
        simulator.dialect().errors(ErrorShape.EXTENDED);

        assertThat(refused().body())
                .startsWith(
                        "{\"code\":10001,\"message\":\"Invalid credentials\",\"status\":\"401\"")
                .contains("title", "level", "user_message", "tags", "externalTransactionId");
    }

    @Test
    void wrapped_capitalMembers() throws Exception {
        simulator.dialect().errors(ErrorShape.WRAPPED).codes(CodeType.STRING);

        assertThat(refused().body())
                .startsWith("{\"Errors\":{\"Error\":[{\"Source\":")
                .contains("\"ReasonCode\":\"10001\"", "\"Description\":\"Invalid credentials\"");
    }

    @Test
    void wrappedLowerCase_smallMembers() throws Exception {
        simulator.dialect().errors(ErrorShape.WRAPPED_LOWER_CASE);

        assertThat(refused().body())
                .startsWith("{\"Errors\":{\"Error\":[{\"source\":")
                .contains("\"reasonCode\":10001", "\"description\":\"Invalid credentials\"");
    }

    @Test
    void xml_errorDocument() throws Exception {
        simulator.dialect().errors(ErrorShape.XML);

        assertThat(refused().body())
                .endsWith(
                        "<error><code>10001</code><message>Invalid credentials</message></error>");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, text/plain;charset=UTF-8, Invalid credentials",
        "XML, application/xml, <?xml",
        "HTML, text/html;charset=UTF-8, <html>",
        "FLAT, application/json, {",
        "WRAPPED, application/json, {"
    })
    void everyShape_keepsTheStatus(ErrorShape shape, String contentType, String start)
            throws Exception {
        simulator.dialect().errors(shape);
        var response = refused();

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(contentType);
        assertThat(response.body()).startsWith(start);
    }

    @ParameterizedTest
    @CsvSource({
        "application/xml, application/xml",
        "text/xml;q=0.5, application/xml",
        "'application/xml, application/json', application/json",
        "'application/xml, */*', application/json",
        "application/json, application/json"
    })
    void negotiated_xmlOnlyWhereNothingElseIsAccepted(String accept, String contentType)
            throws Exception {
        var response =
                client.send(client.posting(TestClient.json("1", "x")).setHeader("Accept", accept));

        assertThat(response.headers().firstValue("Content-Type")).hasValue(contentType);
    }

    @Test
    void otherLockedStatus_illegal() {
        assertThatThrownBy(() -> simulator.dialect().lockedStatus(403))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("403");
    }

    @Test
    void reset_flatAgain() throws Exception {
        simulator.dialect().errors(ErrorShape.HTML).codes(CodeType.STRING).lockedStatus(401);
        simulator.reset();

        assertThat(refused().body()).startsWith("{\"code\":10001,");
        simulator.partner().lock();
        assertThat(client.authenticate().statusCode()).isEqualTo(500);
    }

    private HttpResponse<String> refused() throws Exception {
        return client.authenticateWith("wrong");
    }
}
