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
class CustomersTest {

    private static final String FIRST = BusinessData.CUSTOMERS + "/7000000001";
    private static final String UNKNOWN = BusinessData.CUSTOMERS + "/7999999999";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/aggregation/v2/customers/testing, testing",
        "/aggregation/v2/customers/active, active"
    })
    void added_listedWithItsTypeAndForgottenByReset(String path, String type) throws Exception {
        var response = post(path, "{\"username\":\"newcomer\",\"email\":\"n@example.com\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(object(response).keySet())
                .containsExactlyInAnyOrder("id", "username", "createdDate");
        var customer = object(get(BusinessData.CUSTOMERS + "/7000000026"));
        assertThat(customer.getString("username")).isEqualTo("newcomer");
        assertThat(customer.getString("type")).isEqualTo(type);
        assertThat(customer.getString("email")).isEqualTo("n@example.com");
        assertThat(found("?limit=100")).isEqualTo(26);
        simulator.reset();
        assertThat(found("")).isEqualTo(25);
    }

    @Test
    void sameUsernameAgain_conflict() throws Exception {
        post(BusinessData.TESTING_CUSTOMER, "{\"username\":\"newcomer\"}");
        var response = post(BusinessData.ACTIVE_CUSTOMER, "{\"username\":\"newcomer\"}");

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).contains("110002");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 10005",
        "'{\"username\":7}', 10005",
        "'', 14020",
        "'[', 14020",
        "'{\"username\":\"five5\"}', 110039",
        "'{\"username\":\"with space\"}', 110039"
    })
    void hostileNewcomer_badRequest(String body, int code) throws Exception {
        assertRefused(post(BusinessData.TESTING_CUSTOMER, body), 400, code);
    }

    @Test
    void numberAsFirstName_ignored() throws Exception {
        var body = "{\"username\":\"newcomer\",\"firstName\":7}";

        assertThat(post(BusinessData.TESTING_CUSTOMER, body).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "?username=customer-07, 1",
        "?username=customer-0, 0",
        "?username=, 25",
        "?search=omer-0, 9",
        "?search=pat+example-1, 10",
        "?search=Pat%20Example-07, 1",
        "?search=EXAMPLE, 25",
        "?search=nobody, 0",
        "?type=active, 25",
        "?type=testing, 1",
        "?type=, 26",
        "?type=testing&username=customer-07, 0"
    })
    void list_filtered(String query, int found) throws Exception {
        if (query.contains("type")) {
            post(BusinessData.TESTING_CUSTOMER, "{\"username\":\"newcomer\"}");
        }

        assertThat(found(query)).isEqualTo(found);
    }

    @Test
    void filteredList_pagesCountWhatWasFound() throws Exception {
        var page = object(get(BusinessData.CUSTOMERS + "?search=customer-0&start=9&limit=5"));

        assertThat(page.getInt("found")).isEqualTo(9);
        assertThat(page.getInt("displaying")).isEqualTo(1);
        assertThat(page.getBoolean("moreAvailable")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"type=retired, 14016", "start=0, 41003", "limit=0, 41004", "limit=x, 14020"})
    void impossibleQuery_badRequest(String query, int code) throws Exception {
        assertRefused(get(BusinessData.CUSTOMERS + "?" + query), 400, code);
    }

    @Test
    void one_allMembers() throws Exception {
        var response = get(FIRST);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(object(response).keySet())
                .containsExactlyInAnyOrder(
                        "id", "username", "firstName", "lastName", "type", "createdDate");
        assertThat(object(response).getString("username")).isEqualTo("customer-01");
    }

    @Test
    void modified_onlyWhatWasSent() throws Exception {
        var response = put(FIRST, "{\"lastName\":\"Other\",\"username\":\"another\"}");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        var customer = object(get(FIRST));
        assertThat(customer.getString("lastName")).isEqualTo("Other");
        assertThat(customer.getString("firstName")).isEqualTo("Pat");
        assertThat(customer.getString("username")).isEqualTo("customer-01");
        assertThat(customer.getString("lastModifiedDate")).matches("\\d+");
    }

    @ParameterizedTest
    @CsvSource({"'{}', 10025", "'{\"firstName\":7}', 10025", "'[', 14020"})
    void modifiedWithNothing_badRequest(String body, int code) throws Exception {
        assertRefused(put(FIRST, body), 400, code);
    }

    @Test
    void deleted_gone() throws Exception {
        assertThat(delete(FIRST).statusCode()).isEqualTo(204);

        assertRefused(get(FIRST), 404, 14001);
        assertThat(found("")).isEqualTo(24);
        assertThat(post(BusinessData.TESTING_CUSTOMER, "{\"username\":\"newcomer\"}").body())
                .contains("7000000026");
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, BusinessData.CUSTOMERS + "/x"})
    void unknown_notFoundWithANumber(String path) throws Exception {
        assertRefused(get(path), 404, 14001);
        assertRefused(put(path, "{\"firstName\":\"A\"}"), 404, 14001);
        assertRefused(delete(path), 404, 14001);
        assertRefused(get(path + "/application"), 404, 14001);
    }

    @Test
    void application_noneRegistered() throws Exception {
        assertRefused(get(FIRST + "/application"), 404, 50051);
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, FIRST + "/application", BusinessData.CUSTOMERS})
    void otherMethod_notAllowed(String path) throws Exception {
        assertThat(post(path, "{}").statusCode()).isEqualTo(405);
    }

    private void assertRefused(HttpResponse<String> response, int status, int code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(object(response).getInt("code")).isEqualTo(code);
    }

    private int found(String query) throws Exception {
        return object(get(BusinessData.CUSTOMERS + query)).getInt("found");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(client.toBusiness(path, client.token()));
    }

    private HttpResponse<String> delete(String path) throws Exception {
        return client.send(client.toBusiness(path, client.token()).DELETE());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        var request = client.toBusiness(path, client.token());
        return client.send(request.POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        var request = client.toBusiness(path, client.token());
        return client.send(request.PUT(BodyPublishers.ofString(body)));
    }

    private static JsonObject object(HttpResponse<String> response) {
        return new Json().read(response.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
