package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.microprofile.filter.Directory.Newcomer;
import io.github.mpfinicity.simulator.fault.Gate;
import io.github.mpfinicity.simulator.wire.Reply;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One caller at a time. */
class ReplayTest extends ReplayFixture {
    static Stream<Kind> kindsOfCalls() {
        return Stream.of(
                new Kind("entity", d -> assertThat(d.list(3).customers()).hasSize(3)),
                new Kind("response", d -> close(d.response())),
                new Kind(
                        "post",
                        d -> assertThat(d.add(newcomer()).username()).isEqualTo("newcomer")),
                new Kind("later", d -> assertThat(await(d.listLater()).found()).isEqualTo(25)),
                new Kind("response later", d -> close(await(d.responseLater()))),
                new Kind(
                        "post later",
                        d -> assertThat(await(d.addLater(newcomer())).id()).isNotNull()));
    }

    @ParameterizedTest
    @MethodSource("kindsOfCalls")
    void expiredToken_sentOnceMoreWithAnother(Kind kind) throws Exception {
        Directory directory = clientWithOldToken(Directory.class);
        simulator.expireTokens();

        kind.make().on(directory);

        assertThat(authentications()).isEqualTo(2);
        assertThat(hits()).hasSize(2);
        assertThat(hits().get(1).text()).isEqualTo(hits().get(0).text());
        assertThat(hits().get(1).header("Finicity-App-Token"))
                .contains(tokens().current().value())
                .isNotEqualTo(hits().get(0).header("Finicity-App-Token"));
    }

    /** Some clients want an answer without a body for such a method. */
    @Test
    void voidMethods_sentOnceMore() throws Exception {
        simulator.onBusiness().always((request, honest) -> bodyLess(honest.take()));
        Directory directory = clientWithOldToken(Directory.class);
        simulator.expireTokens();
        directory.ping();
        assertThat(hits()).hasSize(2);

        advance(OLD);
        simulator.expireTokens();
        await(directory.pingLater());
        assertThat(hits()).hasSize(4);
        assertThat(authentications()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("kindsOfCalls")
    void everyTokenRefused_sentTwiceAndNoMoreThanOneAuthenticationPerAge(Kind kind) {
        simulator.onBusiness().always(INVALID);
        Directory directory = clientWithOldToken(Directory.class);

        assertUnauthorized(kind, directory);
        assertThat(hits()).hasSize(2);
        for (int i = 1; i <= 3; i++) {
            assertUnauthorized(kind, directory);
            assertThat(hits()).as("a young token is not dropped").hasSize(2 + i);
        }
        assertThat(authentications()).isEqualTo(2);

        advance(OLD);
        assertUnauthorized(kind, directory);
        assertThat(hits()).hasSize(7);
        assertThat(authentications()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("kindsOfCalls")
    void noOtherToken_reasonWithTheRefusalSuppressed(Kind kind) {
        Directory directory = clientWithOldToken(Directory.class);
        application.with("finicity.partner-secret", "Wrong12345678");
        simulator.expireTokens();

        Throwable thrown = thrown(kind, directory);

        assertThat(thrown).isInstanceOf(CredentialsRejectedException.class);
        assertThat(thrown.getSuppressed())
                .singleElement()
                .isInstanceOf(WebApplicationException.class);
        assertThat(hits()).hasSize(1);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void defaultMapperDisabled_responseIsReplaced() throws Exception {
        application.with("microprofile.rest.client.disable.default.mapper", "true");
        Directory directory = clientWithOldToken(Directory.class);
        simulator.expireTokens();
        close(directory.response());

        advance(OLD);
        simulator.expireTokens();
        close(await(directory.responseLater()));

        assertThat(hits()).hasSize(4);
        assertThat(authentications()).isEqualTo(3);
    }

    @Test
    void defaultMapperDisabledAndNoOtherToken_responseStaysOpen() {
        application.with("microprofile.rest.client.disable.default.mapper", "true");
        simulator.onBusiness().always(INVALID);
        Directory directory = client(Directory.class);

        try (Response response = directory.response()) {
            assertThat(response.getStatus()).isEqualTo(401);
            assertThat(response.readEntity(String.class)).contains("10022");
        }
        assertThat(hits()).hasSize(1);
    }

    @Test
    void streamEntity_notSentAgainButTheNextCallSucceeds() throws Exception {
        Directory directory = clientWithOldToken(Directory.class);
        simulator.expireTokens();

        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> directory.upload(json("number-1")));
        assertThat(hits()).hasSize(1);
        assertThat(directory.upload(json("number-2")).username()).isEqualTo("number-2");
        assertThat(authentications()).isEqualTo(2);

        advance(OLD);
        simulator.expireTokens();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> await(directory.uploadLater(json("number-3"))))
                .withCauseInstanceOf(WebApplicationException.class);
        assertThat(hits()).hasSize(3);
        assertThat(await(directory.uploadLater(json("number-4"))).username()).isEqualTo("number-4");
    }

    @Test
    void asyncFailure_stageCompletesWithTheExceptionItself() {
        simulator.onBusiness().always(INVALID);
        Directory directory = clientWithOldToken(Directory.class);

        var seen = directory.listLater().handle((page, error) -> error).toCompletableFuture();

        assertThat(seen.join())
                .isInstanceOf(WebApplicationException.class)
                .isNotInstanceOf(CompletionException.class);
    }

    @Test
    void asyncWithoutToken_callerDoesNotWait() throws Exception {
        var gate = Gate.beforeProcessing();
        simulator.onAuthentication().next(gate);
        Directory directory = client(Directory.class);

        var page = directory.listLater().toCompletableFuture();
        gate.awaitArrivals(1);
        assertThat(page).isNotDone();
        gate.release();

        assertThat(await(page).found()).isEqualTo(25);
        assertThat(hits()).hasSize(1);
    }

    @Test
    void tokenPastItsLife_replacedBeforeItIsSent() {
        Directory directory = clientWithOldToken(Directory.class);
        advance(Duration.ofHours(2));

        directory.list(1);

        assertThat(hits()).hasSize(1);
        assertThat(authentications()).isEqualTo(2);
    }

    private static void assertUnauthorized(Kind kind, Directory directory) {
        assertThat(thrown(kind, directory))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(401));
    }

    private static Throwable thrown(Kind kind, Directory directory) {
        Throwable thrown = catchThrowable(() -> kind.make().on(directory));
        return thrown instanceof ExecutionException ? thrown.getCause() : thrown;
    }

    private static Reply bodyLess(Reply reply) {
        return reply.status() == 200 ? Reply.empty(204) : reply;
    }

    private static void close(Response response) {
        assertThat(response.readEntity(String.class)).contains("customer-01");
        response.close();
    }

    private static Newcomer newcomer() {
        return new Newcomer("newcomer");
    }

    private static InputStream json(String username) {
        return new ByteArrayInputStream(("{\"username\":\"" + username + "\"}").getBytes(UTF_8));
    }

    /** A way to call. */
    record Kind(String name, On make) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** May fail in any way. */
    interface On {
        void on(Directory directory) throws Exception;
    }
}
