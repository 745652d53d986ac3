package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecretChangeRequestTest extends GatewayFixture {
    @ParameterizedTest
    @CsvSource({"THIRTY_DAYS, false", "NONE, true"})
    void onePut_asTheVendorWantsIt_graceAlwaysSaid(GracePeriod grace, boolean immediate) {
        try (var vendor = new FakeVendor(204, Map.of(), new byte[0])) {
            assertThat(change(vendor.uri(), grace)).isEqualTo(new Outcome.Changed());
            assertThat(vendor.requests).hasSize(1);
            FakeVendor.Request request = vendor.requests.get(0);
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.uri()).hasPath("/aggregation/v2/partners/authentication");
            assertThat(request.headers().get("Finicity-App-Key")).containsExactly(APP_KEY);
            assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
            assertThat(request.headers().get("Accept")).containsExactly("application/json");
            assertThat(request.headers()).doesNotContainKey("Finicity-app-token");
            assertThat(request.body()).contains("\"immediate\":" + immediate);
            assertThat(request.body().replace(",\"immediate\":" + immediate, ""))
                    .contains("\"partnerId\":\"2445582695152\"")
                    .contains("\"partnerSecret\":\"S3cret-with-&<\\\"quotes\"")
                    .contains("\"newPartnerSecret\":\"" + NEXT.value() + "\"");
        }
    }

    @Test
    void successWithoutABody_changed() {
        assertThat(changeAt(204, "")).isEqualTo(new Outcome.Changed());
        assertThat(changeAt(200, "")).isEqualTo(new Outcome.Changed(200));
    }

    /** It may come from something in between: the old secret must not go for it. */
    @Test
    void otherSuccess_notKnown() {
        assertThat(changeAt(200, "<html/>")).isInstanceOf(Outcome.Unknown.class);
        assertThat(changeAt(200, "{\"code\":10001}")).isInstanceOf(Outcome.Unknown.class);
        assertThat(changeAt(200, "{\"code\":24437}")).isInstanceOf(Outcome.Unknown.class);
        assertThat(changeAt(202, "")).isInstanceOf(Outcome.Unknown.class);
        assertThat(changeAt(299, "")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void refusals_byTheirCodeWhateverTheStatus() {
        assertThat(changeAt(400, "{\"code\":24437,\"message\":\"policy\"}"))
                .isEqualTo(new Outcome.ChangeRefused(400, "24437"));
        assertThat(changeAt(400, "{\"code\":\"10005\"}"))
                .isEqualTo(new Outcome.ChangeRefused(400, "10005"));
        assertThat(changeAt(401, "{\"code\":10001}"))
                .isEqualTo(new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001"));
        assertThat(changeAt(401, "{\"code\":10027}"))
                .isEqualTo(new Outcome.Rejected(CredentialPart.APP_KEY, 401, "10027"));
        assertThat(changeAt(401, "Invalid (Finicity-App-Key)"))
                .isEqualTo(new Outcome.Rejected(CredentialPart.APP_KEY, 401, null));
        assertThat(changeAt(401, "{\"code\":24302}")).isEqualTo(new Outcome.Locked(401));
        assertThat(changeAt(500, "{\"code\":24302}")).isEqualTo(new Outcome.Locked(500));
        assertThat(changeAt(500, "")).isInstanceOf(Outcome.Unknown.class);
        assertThat(changeAt(403, "")).isEqualTo(new Outcome.RegionRefused(403));
        assertThat(changeAt(400, "")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void rateLimited_retryAfterPassedOn() {
        try (var vendor = new FakeVendor(429, Map.of("Retry-After", "7"), new byte[0])) {
            assertThat(change(vendor.uri(), GracePeriod.NONE))
                    .isEqualTo(new Outcome.RateLimited(Duration.ofSeconds(7)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503, 301, 302, 303, 307, 308})
    void invitationToSendAgain_declined(int status) {
        var headers = Map.of("Retry-After", "0", "Location", "/elsewhere");
        try (var vendor = new FakeVendor(status, headers, "{}".getBytes(UTF_8))) {
            change(vendor.uri(), GracePeriod.THIRTY_DAYS);
            assertThat(vendor.requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void replyLost_sentOnceAndNotKnown(boolean reset) throws IOException {
        RawVendor.Behaviour lose =
                (socket, number) -> {
                    if (reset) {
                        socket.setSoLinger(true, 0);
                    }
                    socket.close();
                };
        try (var vendor = new RawVendor(lose)) {
            assertThat(change(vendor.uri(), GracePeriod.NONE)).isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @Test
    void nobodyListens_notSent() throws IOException {
        URI uri;
        try (var socket = new ServerSocket(0)) {
            uri = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(change(uri, GracePeriod.NONE)).isInstanceOf(Outcome.NotSent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401})
    void bodyBreaksOffBeforeItSaysAnything_notKnown(int status) throws IOException {
        RawVendor.Behaviour half =
                (socket, number) -> {
                    String head = "HTTP/1.1 " + status + " X\r\nContent-Length: 100\r\n\r\n{\"co";
                    RawVendor.write(socket, head);
                    socket.close();
                };
        try (var vendor = new RawVendor(half)) {
            assertThat(change(vendor.uri(), GracePeriod.THIRTY_DAYS))
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void noAnswer_endedByTheDeadline() throws IOException {
        try (var vendor = new RawVendor((socket, number) -> {})) {
            assertThat(
                            change(
                                    vendor.uri(),
                                    GracePeriod.NONE,
                                    "finicity.deadline",
                                    "PT0.5S",
                                    "finicity.connect-timeout",
                                    "PT0.5S"))
                    .isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @Test
    void closed_nothingSent() {
        try (FakeVendor vendor = FakeVendor.answering(204, "")) {
            HttpPartnerGateway gateway = gateway(vendor.uri());
            gateway.close();
            assertThat(gateway.changeSecret(CREDENTIALS, NEXT, GracePeriod.NONE))
                    .isInstanceOf(Outcome.NotSent.class);
            assertThat(vendor.requests).isEmpty();
        }
    }

    @Test
    void printed_noSecret() {
        String echo = "{\"code\":24437,\"message\":\"" + NEXT.value() + "S3cret\"}";
        assertThat(changeAt(400, echo).toString()).doesNotContain(NEXT.value(), "S3cret");
    }
}
