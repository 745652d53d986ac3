package io.github.mpfinicity.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.finicity.ApiException;
import com.example.finicity.CustomersApi;
import com.example.finicity.model.ErrorMessage;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.junit.WithFinicitySimulator;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The generated client calls through the library, and nothing of it was edited. */
@WithFinicitySimulator
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class GeneratedClientTest {
    private SeContainer container;
    private CustomersApi customers;

    @BeforeEach
    void deploy() {
        container = SeContainerInitializer.newInstance().initialize();
        customers = container.select(CustomersApi.class, RestClient.LITERAL).get();
    }

    @AfterEach
    void close() {
        container.close();
    }

    @Test
    void call_carriesBothHeaders(FinicitySimulator finicity) {
        assertThat(customers.getCustomers(5).getCustomers()).hasSize(5);

        RecordedRequest call = finicity.requests("/aggregation/v1/customers"::equals).get(0);
        assertThat(call.header("Finicity-App-Key")).hasValue(finicity.partner().appKey());
        assertThat(call.header("Finicity-App-Token")).isPresent();
        assertThat(finicity.authentications()).hasSize(1);
    }

    /** It would be a LocalDate otherwise, and the whole answer could not be read. */
    @Test
    void dateInSeconds_read() {
        assertThat(customers.getCustomers(1).getCustomers().get(0).getCreatedDate())
                .matches("\\d{10}");
    }

    /** Only a client with the annotation is sent once more. */
    @Test
    void tokenExpired_toldOnceAndThenRenewed(FinicitySimulator finicity) {
        customers.getCustomers(1);
        finicity.expireTokens();

        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> customers.getCustomers(1));
        assertThat(customers.getCustomers(1).getCustomers()).hasSize(1);
        assertThat(finicity.authentications()).hasSize(2);
    }

    /** Unwrapped on each Rest Client, because it is not checked. */
    @Test
    void rejected_exceptionOfTheGeneratedClient() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> customers.getCustomer("1"))
                .satisfies(
                        rejected -> {
                            assertThat(rejected.getResponse().getStatus()).isEqualTo(404);
                            var error = rejected.getResponse().readEntity(ErrorMessage.class);
                            assertThat(error.getCode()).hasToString("14001");
                        });
    }

    /** The last one: the library does not send that secret again. */
    @Test
    @Order(Integer.MAX_VALUE)
    void wrongSecret_exceptionOfTheLibrary(FinicitySimulator finicity) {
        finicity.partner().changeSecret("AnotherSecret12345");

        assertThatExceptionOfType(CredentialsRejectedException.class)
                .isThrownBy(() -> customers.getCustomers(1));
        assertThat(finicity.partner().failures()).isEqualTo(1);
    }

    /** Its lines stand in the pom, and the properties are those of the application. */
    @Test
    void guide_saysWhatRan() throws IOException {
        assertThat(lines(block("xml"))).isSubsetOf(lines(Files.readString(Path.of("pom.xml"))));
        assertThat(block("properties"))
                .isEqualTo(
                        Files.readString(
                                Path.of(
                                        "src/main/resources/META-INF",
                                        "microprofile-config.properties")));
    }

    private static String block(String language) throws IOException {
        String guide = Files.readString(Path.of("README.md"));
        int begin = guide.indexOf("```" + language + "\n") + language.length() + 4;
        return guide.substring(begin, guide.indexOf("```", begin));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).toList();
    }
}
