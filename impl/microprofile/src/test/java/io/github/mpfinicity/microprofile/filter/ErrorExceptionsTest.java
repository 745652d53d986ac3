package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mpfinicity.ErrorGroup;
import io.github.mpfinicity.FinicityApiException;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.LibraryAction;
import io.github.mpfinicity.PermanentApiException;
import io.github.mpfinicity.TemporaryApiException;
import io.github.mpfinicity.core.vendor.ErrorCatalogue;
import io.github.mpfinicity.core.vendor.ErrorEntry;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.wire.Body;
import io.github.mpfinicity.simulator.wire.ErrorShape;
import io.github.mpfinicity.simulator.wire.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exceptions that callers get for rejected calls. Runs on each Rest Client. */
class ErrorExceptionsTest extends ReplayFixture {
    /** A client whose paths have data of consumers. */
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @Path("/aggregation/v1/customers")
    public interface Banks {
        @GET
        @Path("{customerId}")
        String customer(@PathParam("customerId") String id, @QueryParam("search") String search);

        @GET
        @Path("{customerId}")
        CompletionStage<String> later(
                @PathParam("customerId") String id, @QueryParam("search") String search);

        @GET
        @Path("{customerId}")
        Response response(@PathParam("customerId") String id);

        @GET
        @Path("{customerId}")
        CompletionStage<Response> laterResponse(@PathParam("customerId") String id);
    }

    /** Null until one is needed. */
    private Banks banks;

    private static final String PLACE = "GET /aggregation/v1/customers/{customerId} ";

    @Test
    void everyCodeInEveryShape_understood() throws IOException {
        Banks banks = client(Banks.class);
        var counts = new TreeMap<String, Integer>();
        for (ErrorShape shape : ShapesTable.SHAPES) {
            for (ErrorEntry entry : ErrorCatalogue.entries()) {
                simulator.onBusiness().always(ShapesTable.fault(entry.code(), shape));
                understand(entry, shape, thrown(banks));
                counts.merge(shape.name(), 1, Integer::sum);
            }
        }

        ShapesTable.check(System.getProperty("mpfinicity.tck.server", "RESTEasy"), counts);
    }

    private static void understand(ErrorEntry entry, ErrorShape shape, FinicityApiException e) {
        String place = shape + " " + entry.code();
        assertThat(e).as(place).isNotNull();
        assertThat(e.error().status())
                .as(place)
                .isEqualTo(entry.status() == 0 ? 400 : entry.status())
                .isEqualTo(e.getResponse().getStatus());
        assertThat(e.getResponse().hasEntity()).isFalse();
        assertThat(e)
                .as(place)
                .hasMessageContaining(PLACE)
                .hasMessageNotContaining("Simulated")
                .hasMessageNotContaining("7712")
                .hasMessageNotContaining("Jane");
        if (shape == ErrorShape.TEXT || shape == ErrorShape.HTML) {
            assertThat(e.error().code()).as(place).isEmpty();
            assertThat(e).hasMessageContaining("no code");
        } else {
            assertThat(e.error().code()).as(place).contains(entry.code());
            assertThat(e.error().group()).as(place).isEqualTo(entry.group());
            assertThat(e)
                    .hasMessageContaining(entry.meaning())
                    .hasMessageEndingWith(" See " + entry.address());
        }
        if (shape != ErrorShape.HTML) {
            assertThat(e.error().vendorMessage())
                    .as(place)
                    .contains("Simulated error " + entry.code());
        }
    }

    @Test
    void body_stillReadableThoughTheResponseOfTheExceptionHasNone() {
        String body = "{\"code\":14001,\"message\":\"The vendor's words\"}";

        FinicityApiException e = failure(404, body);

        assertThat(e.answer().readEntity(String.class)).isEqualTo(body);
        assertThat(e.getResponse().hasEntity()).isFalse();
    }

    @Test
    void unknownCode_passedOn() {
        FinicityApiException e = failure(400, "{\"code\":98765,\"message\":\"new\"}");

        assertThat(e).isInstanceOf(PermanentApiException.class);
        assertThat(e.error().code()).contains("98765");
        assertThat(e.error().group()).isEqualTo(ErrorGroup.OTHER);
        assertThat(e.error().remedy()).isEmpty();
        assertThat(e.error().vendorMessage()).contains("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>Access 77 denied</body></html>", "{\"co", "[[[["})
    void bodyWithoutACode_statusDecides(String body) {
        assertThat(failure(400, body).error().code()).isEmpty();
        assertThat(failure(502, body)).isInstanceOf(TemporaryApiException.class);
        assertThat(failure(403, body))
                .isInstanceOf(PermanentApiException.class)
                .hasMessageContaining(PLACE + "(status 403, no code)")
                .hasMessageNotContaining("Jane77");
    }

    @Test
    void plainText_understoodAndTold() {
        FinicityApiException e = failure(401, "Invalid (Finicity-App-Key)");

        assertThat(e.error().group()).isEqualTo(ErrorGroup.APP_KEY);
        assertThat(e.error().code()).isEmpty();
        assertThat(e.error().vendorMessage()).contains("Invalid (Finicity-App-Key)");
        assertThat(e)
                .hasMessageContaining("finicity.app-key")
                .hasMessageEndingWith("ERRORS.md#code-10027");
    }

    @Test
    void longWords_cutBetweenCharacters() {
        String words = "x".repeat(499);

        assertThat(failure(400, words + "😀 and more").error().vendorMessage())
                .contains(words + "…");
        assertThat(failure(400, words + "yz").error().vendorMessage()).contains(words + "y…");
        assertThat(failure(400, words + "y").error().vendorMessage()).contains(words + "y");
    }

    @Test
    void correlationIds_ofBodyAndHeaders() {
        simulator
                .onBusiness()
                .next(
                        (request, honest) ->
                                Reply.json(
                                                400,
                                                "{\"code\":10100,"
                                                        + "\"externalTransactionId\":\"abc-1\"}")
                                        .withHeader("X-External-Request-Id", "r-2"));
        FinicityApiException e = thrown(client(Banks.class));

        assertThat(e.error().correlationIds())
                .containsEntry("externalTransactionId", "abc-1")
                .hasSize(2);
        assertThat(e.error().correlationIds().get("x-EXTERNAL-request-id")).isEqualTo("r-2");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,application/json",
        "UTF-16,application/json",
        "UTF-16LE,application/json;charset=UTF-16LE",
        "ISO-8859-1,application/json;charset=ISO-8859-1",
        "UTF-8,application/json;charset=UTF-16"
    })
    void charset_understood(String charset, String contentType) {
        String text = "{\"code\":14001,\"message\":\"Zürich\"}";
        byte[] body = text.getBytes(Charset.forName(charset));
        Reply reply = Reply.empty(404).withHeader("Content-Type", contentType);
        simulator.onBusiness().next((request, honest) -> reply.withBody(Body.of(body)));

        FinicityApiException e = thrown(client(Banks.class));

        assertThat(e.error().code()).contains("14001");
        assertThat(e.error().vendorMessage()).contains("Zürich");
    }

    @Test
    void throttled_saysWhen() {
        simulator.onBusiness().next(Faults.tooManyRequests(Duration.ofSeconds(7)));

        FinicityApiException e = thrown(client(Banks.class));

        assertThat(e).isInstanceOf(TemporaryApiException.class).hasMessageContaining("PT7S");
        assertThat(e.error().retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void tokenRejectedTwice_saysThatItWasRepeated() {
        simulator.onBusiness().always(INVALID);
        Banks banks = clientWithOldToken(Banks.class);

        FinicityApiException e = thrown(banks);

        assertThat(e).isInstanceOf(PermanentApiException.class);
        assertThat(e.error().action()).isEqualTo(LibraryAction.REPEATED);
        assertThat(hits()).hasSize(2);
    }

    /** A caller that obeys does not call again and again meanwhile. */
    @Test
    void youngTokenRejected_saysThatItWasKeptAndToWait() {
        FinicityApiException e = failure(401, "{\"code\":10022}");

        assertThat(e).isInstanceOf(TemporaryApiException.class).hasMessageContaining("younger");
        assertThat(e.error().action()).isEqualTo(LibraryAction.TOKEN_KEPT);
        assertThat(e.error().retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void locked_saysThatNothingIsSent() {
        simulator.onBusiness().next(Faults.locked(500));

        FinicityApiException e = thrown(client(Banks.class));

        assertThat(e).isInstanceOf(PermanentApiException.class);
        assertThat(e.error().action()).isEqualTo(LibraryAction.AUTHENTICATION_STOPPED);
    }

    @Test
    void asynchronousMethod_completesWithTheSame() {
        simulator.onBusiness().next(Faults.status(404, "application/json", "{\"code\":14001}"));
        Banks banks = client(Banks.class);

        Throwable e = catchThrowable(() -> await(banks.later("7712", "Jane77")));

        assertThat(e).isInstanceOf(ExecutionException.class);
        assertThat(e.getCause())
                .isInstanceOf(PermanentApiException.class)
                .hasMessageContaining(PLACE);
        assertThat(((FinicityApiException) e.getCause()).error().code()).contains("14001");
    }

    /** Some engines then ask the mapper on the caller's thread, which has seen another answer. */
    @Test
    void answerHereBeforeTheCallerGoesOn_completesWithItsOwn() {
        application.start();
        Banks banks =
                RestClientBuilder.newBuilder()
                        .baseUri(simulator.baseUri())
                        .executorService(new WaitingExecutor())
                        .build(Banks.class);
        simulator.onBusiness().always(Faults.error(14001));
        FinicityApiException before = thrown(banks);
        simulator.onBusiness().always(Faults.error(14003));

        Throwable e = catchThrowable(() -> await(banks.later("7712", "Jane77")));

        assertThat(before.error().code()).contains("14001");
        assertThat(e).cause().isInstanceOf(PermanentApiException.class);
        assertThat(((FinicityApiException) e.getCause()).error().code()).contains("14003");
    }

    @Test
    void methodsThatReturnResponses_untouched() throws Exception {
        String body = "{\"code\":14001}";
        simulator.onBusiness().always(Faults.status(404, "application/json", body));
        application.with("microprofile.rest.client.disable.default.mapper", "true");
        Banks banks = client(Banks.class);

        try (Response response = banks.response("7712")) {
            assertThat(response.readEntity(String.class)).isEqualTo(body);
        }
        try (Response response = await(banks.laterResponse("7712"))) {
            assertThat(response.readEntity(String.class)).isEqualTo(body);
        }
    }

    @Test
    void plain_clientsOwnException() {
        application.with("finicity.exceptions", "plain");
        simulator.onBusiness().always(Faults.status(404, "application/json", "{\"code\":14001}"));
        Banks banks = client(Banks.class);

        assertThat(catchThrowable(() -> banks.customer("7712", "Jane77")))
                .isInstanceOf(WebApplicationException.class)
                .isNotInstanceOf(FinicityApiException.class);
    }

    private FinicityApiException failure(int status, String body) {
        simulator.onBusiness().next(Faults.status(status, "text/plain", body));
        if (banks == null) {
            banks = client(Banks.class);
        }
        return thrown(banks);
    }

    private static FinicityApiException thrown(Banks banks) {
        return catchThrowableOfType(
                FinicityApiException.class, () -> banks.customer("7712", "Jane77"));
    }
}
