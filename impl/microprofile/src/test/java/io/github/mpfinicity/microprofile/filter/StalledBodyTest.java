package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
        answerInTwoParts(-1, "{\"code\":24302,", "\"message\":\"locked\"}");
        Directory client = client();

        try (Response response = client.response()) {
            assertThat(response.getStatus()).isEqualTo(500);
            assertThat(account().status().lastRefusal()).isEmpty();
            rest.countDown();
            assertThat(response.readEntity(String.class))
                    .isEqualTo("{\"code\":24302,\"message\":\"locked\"}");
        }
        assertThat(account().status().lastRefusal().orElse("")).contains("24302");
    }

    @Test
    void closedHalfRead_judgedByWhatWasReadAndNothingIsWaitedFor() throws IOException {
        answerInTwoParts(-1, "{\"code\":24302,", "\"message\":\"locked\"}");
        Directory client = client();

        try (Response response = client.response()) {
            InputStream body = response.readEntity(InputStream.class);
            assertThat(body.readNBytes(14)).asString(UTF_8).isEqualTo("{\"code\":24302,");
            assertThat(account().status().lastRefusal()).isEmpty();
            rest.countDown();
        }
        assertThat(account().status().lastRefusal().orElse("")).contains("24302");
    }

    @Test
    void shortOfKnownLength_heardWithoutAReader() {
        String body = "{\"code\":24302}";
        rest.countDown();
        answerInTwoParts(body.length(), body, "");
        Directory client = client();

        client.response().close();

        assertThat(account().status().lastRefusal().orElse("")).contains("24302");
    }

    /** Mappers of exceptions, also the default one, have RESTEasy read the body. */
    private Directory client() {
        application.with("microprofile.rest.client.disable.default.mapper", "true");
        return clientWithOldToken(Directory.class);
    }

    private PartnerAccount account() {
        return application.get(PartnerAccount.class);
    }

    private void answerInTwoParts(long length, String first, String second) {
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
        simulator.onBusiness().next((request, honest) -> Reply.json(500, "").withBody(body));
    }
}
