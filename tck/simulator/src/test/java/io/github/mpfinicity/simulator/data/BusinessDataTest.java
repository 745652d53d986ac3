package io.github.mpfinicity.simulator.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.wire.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BusinessDataTest {

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void firstPage_allMembers() throws Exception {
        var page = object(get(BusinessData.CUSTOMERS + "?start=1&limit=1"));

        assertThat(page.keySet())
                .containsExactlyInAnyOrder(
                        "found", "displaying", "moreAvailable", "createdDate", "customers");
        assertThat(page.getJsonArray("customers").getJsonObject(0).keySet())
                .containsExactlyInAnyOrder(
                        "id", "username", "firstName", "lastName", "type", "createdDate");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 25, false, customer-01",
        "?limit=10, 10, true, customer-01",
        "?start=21&limit=10, 5, false, customer-21",
        "?start=16&limit=10, 10, false, customer-16",
        "?limit=1000, 25, false, customer-01"
    })
    void pages_startAtARecord(String query, int displaying, boolean more, String first)
            throws Exception {
        var page = object(get(BusinessData.CUSTOMERS + query));
        var customers = page.getJsonArray("customers");

        assertThat(page.getInt("found")).isEqualTo(25);
        assertThat(page.getInt("displaying")).isEqualTo(displaying).isEqualTo(customers.size());
        assertThat(page.getBoolean("moreAvailable")).isEqualTo(more);
        assertThat(customers.getJsonObject(0).getString("username")).isEqualTo(first);
    }

    @Test
    void startBehindTheEnd_emptyPage() throws Exception {
        var page = object(get(BusinessData.CUSTOMERS + "?start=2147483647"));

        assertThat(page.getJsonArray("customers")).isEmpty();
        assertThat(page.getBoolean("moreAvailable")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start=0", "limit=0", "limit=1001", "start=x", "limit=", "start=-1"})
    void impossiblePage_badRequest(String query) throws Exception {
        assertThat(get(BusinessData.CUSTOMERS + "?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void institutions_haveIdAndName() throws Exception {
        var page = object(get(BusinessData.INSTITUTIONS));

        assertThat(page.getJsonArray("institutions")).hasSize(12);
        var bank = page.getJsonArray("institutions").getJsonObject(0);
        assertThat(bank.getInt("id")).isEqualTo(102101);
        assertThat(bank.getString("name")).isEqualTo("Simulated Bank 1");
    }

    @Test
    void unknownPath_jsonNotFound() throws Exception {
        var response = get("/aggregation/v1/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(object(response).getString("message")).isEqualTo("Resource not found.");
    }

    @Test
    void knownPathOtherMethod_notAllowed() throws Exception {
        var request = client.toBusiness(BusinessData.CUSTOMERS, client.token()).DELETE();

        assertThat(client.send(request).statusCode()).isEqualTo(405);
    }

    @Test
    void head_answeredWithoutBody() throws Exception {
        var request = client.toBusiness(BusinessData.CUSTOMERS, client.token());
        var response = client.send(request.method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void acceptsOnlyXml_refusedInXml() throws Exception {
        var request =
                client.toBusiness(BusinessData.CUSTOMERS, client.token())
                        .header("Accept", "application/xml");
        var response = client.send(request);

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.body()).contains("<error><code>20000</code>");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(client.toBusiness(path, client.token()));
    }

    private static JsonObject object(HttpResponse<String> response) {
        return new Json().read(response.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
