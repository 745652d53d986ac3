package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.simulator.wire.Body;
import io.github.mpfinicity.simulator.wire.Reply;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The body of an error comes when the test says so: a caller who waits for it waits for ever. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StalledBodyTest extends ReplayFixture {
    private final CountDownLatch rest = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        rest.countDown();
    }

    @Test
    void callerHasTheResponseBeforeTheBody_andTheLockIsHeardAsHeReads() {
        answerInTwoParts(500, -1, "{\"code\":24302,", "\"message\":\"locked\"}");
        Directory client = client();

        try (Response response = client.response()) {
            assertThat(response.getStatus()).isEqualTo(500);
            assertThat(account().status().lastRefusal()).isEmpty();
            rest.countDown();
            assertThat(response.readEntity(String.class))
                    .isEqualTo("{\"code\":24302,\"message\":\"locked\"}");
        }
        assertThat(account().status().lastRefusal().orElseThrow().sentence()).contains("24302");
    }

    @Test
    void closedHalfRead_judgedByWhatWasReadAndNothingIsWaitedFor() throws IOException {
        answerInTwoParts(500, -1, "{\"code\":24302,", "\"message\":\"locked\"}");
        Directory client = client();

        try (Response response = client.response()) {
            InputStream body = response.readEntity(InputStream.class);
            assertThat(body.readNBytes(14)).asString(UTF_8).isEqualTo("{\"code\":24302,");
            assertThat(account().status().lastRefusal()).isEmpty();
            rest.countDown();
        }
        assertThat(account().status().lastRefusal().orElseThrow().sentence()).contains("24302");
    }

    @Test
    void shortOfKnownLength_heardWithoutAReader() {
        String body = "{\"code\":24302}";
        rest.countDown();
        answerInTwoParts(500, body.length(), body, "");
        Directory client = client();

        client.response().close();

        assertThat(account().status().lastRefusal().orElseThrow().sentence()).contains("24302");
    }

    @Test
    void shortOfKnownLengthThatStalls_heardAsHeReads() {
        answerInTwoParts(500, 14, "{\"code\":", "24302}");
        Directory client = client();

        try (Response response = client.response()) {
            assertThat(account().status().lastRefusal()).isEmpty();
            rest.countDown();
            assertThat(response.readEntity(String.class)).isEqualTo("{\"code\":24302}");
        }
        assertThat(account().status().lastRefusal().orElseThrow().sentence()).contains("24302");
    }

    @Test
    void refusalThatStalls_callerHasTheResponseAndTheTokenIsRenewed() {
        answerInTwoParts(401, -1, "{\"code\":", "10023}");
        Directory client = client();
        AppToken token = tokens().current();

        try (Response response = client.response()) {
            assertThat(response.getStatus()).isEqualTo(401);
            awaitAnother(token);
            rest.countDown();
            assertThat(response.readEntity(String.class)).isEqualTo("{\"code\":10023}");
        }
        assertThat(hits()).hasSize(1);
    }

    @Test
    void refusalOfUnknownLength_repeated() {
        rest.countDown();
        answerInTwoParts(401, -1, "{\"code\":", "10023}");
        Directory client = client();

        client.response().close();

        assertThat(hits()).hasSize(2);
    }

    @Test
    void refusalThatGoesOn_tokenDroppedByItsBeginningAndNothingRepeated() {
        answerInTwoParts(401, -1, "{\"code\":10023,", "\"message\":\"Expired\"}");
        Directory client = client();
        AppToken token = tokens().current();

        try (Response response = client.response()) {
            assertThat(response.getStatus()).isEqualTo(401);
            assertThat(tokens().current()).isNotEqualTo(token);
            rest.countDown();
        }
        assertThat(hits()).hasSize(1);
    }

    /** Mappers of exceptions, also the default one, have RESTEasy read the body. */
    private Directory client() {
        application.with("microprofile.rest.client.disable.default.mapper", "true");
        return clientWithOldToken(Directory.class);
    }

    private PartnerAccount account() {
        return application.get(PartnerAccount.class);
    }

    private void answerInTwoParts(int status, long length, String first, String second) {
        var body =
                new Body() {
                    @Override
                    public long length() {
                        return length;
                    }

                    @Override
                    public void writeTo(OutputStream out) throws IOException, InterruptedException {
                        out.write(first.getBytes(UTF_8));
                        out.flush();
                        rest.await();
                        out.write(second.getBytes(UTF_8));
                    }
                };
        simulator.onBusiness().next((request, honest) -> Reply.json(status, "").withBody(body));
    }
}
