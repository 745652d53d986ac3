package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPartnerGatewayTest extends GatewayFixture {
    @Test
    void goodCredentials_onePostAsTheVendorWantsIt() {
        try (FakeVendor vendor = FakeVendor.answering(200, "{\"token\":\"" + TOKEN + "\"}")) {
            assertThat(authenticate(vendor.uri())).isEqualTo(new Outcome.Accepted(TOKEN));
            assertThat(vendor.requests).hasSize(1);
            FakeVendor.Request request = vendor.requests.get(0);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.uri()).hasPath("/aggregation/v2/partners/authentication");
            assertThat(request.headers().get("Finicity-App-Key")).containsExactly(APP_KEY);
            assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
            assertThat(request.headers().get("Accept")).containsExactly("application/json");
            assertThat(request.headers()).doesNotContainKeys("App-key", "Finicity-app-token");
            assertThat(request.body())
                    .isEqualTo(
                            "{\"partnerId\":\"2445582695152\","
                                    + "\"partnerSecret\":\"S3cret-with-&<\\\"quotes\"}");
        }
    }

    @Test
    void australia_itsHeaderAndNoOther() {
        try (FakeVendor vendor = FakeVendor.answering(200, "{\"token\":\"" + TOKEN + "\"}")) {
            Outcome outcome = authenticate(vendor.uri(), "finicity.region", "au");
            assertThat(outcome).isEqualTo(new Outcome.Accepted(TOKEN));
            assertThat(vendor.requests.get(0).headers().get("App-Key")).containsExactly(APP_KEY);
            assertThat(vendor.requests.get(0).headers()).doesNotContainKey("Finicity-app-key");
        }
    }

    @Test
    void refusals_byTheirCodeWhateverTheStatus() {
        assertThat(authenticateAt(401, "{\"code\":10001,\"message\":\"Invalid credentials\"}"))
                .isEqualTo(new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001"));
        assertThat(authenticateAt(404, "{\"code\":\"12401\"}"))
                .isEqualTo(new Outcome.Rejected(CredentialPart.PARTNER_ID, 404, "12401"));
        assertThat(authenticateAt(401, "Invalid (Finicity-App-Key)"))
                .isEqualTo(new Outcome.Rejected(CredentialPart.APP_KEY, 401, null));
        assertThat(authenticateAt(401, "{\"code\":24302}")).isEqualTo(new Outcome.Locked(401));
        assertThat(authenticateAt(500, "{\"code\":24302}")).isEqualTo(new Outcome.Locked(500));
        assertThat(authenticateAt(403, "<html>no</html>"))
                .isEqualTo(new Outcome.RegionRefused(403));
        assertThat(authenticateAt(403, "")).isEqualTo(new Outcome.RegionRefused(403));
        assertThat(authenticateAt(401, "")).isEqualTo(new Outcome.Unexplained(401, null));
    }

    @Test
    void successWithoutToken_unknown() {
        assertThat(authenticateAt(200, "{}")).isInstanceOf(Outcome.Unknown.class);
        assertThat(authenticateAt(200, "{\"token\":null}")).isInstanceOf(Outcome.Unknown.class);
        assertThat(authenticateAt(200, "{\"token\":42}")).isInstanceOf(Outcome.Unknown.class);
        assertThat(authenticateAt(200, "<html/>")).isInstanceOf(Outcome.Unknown.class);
        assertThat(authenticateAt(204, "")).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503, 301, 302, 303, 307, 308})
    void invitationToSendAgain_declined(int status) {
        var headers = Map.of("Retry-After", "0", "Location", "/elsewhere");
        try (var vendor = new FakeVendor(status, headers, "{}".getBytes(UTF_8))) {
            authenticate(vendor.uri());
            assertThat(vendor.requests).hasSize(1);
        }
    }

    @Test
    void rateLimited_retryAfterPassedOn() {
        try (var vendor = new FakeVendor(429, Map.of("Retry-After", "7"), new byte[0])) {
            assertThat(authenticate(vendor.uri()))
                    .isEqualTo(new Outcome.RateLimited(Duration.ofSeconds(7)));
        }
    }

    @Test
    void nobodyListens_notSent() throws IOException {
        URI uri;
        try (var socket = new ServerSocket(0)) {
            uri = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(authenticate(uri)).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void hostUnknown_notSent() {
        assertThat(authenticate(URI.create("https://finicity.invalid")))
                .isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void proxyConfigured_askedInsteadOfTheVendor() {
        try (FakeVendor proxy = FakeVendor.answering(200, "{\"token\":\"" + TOKEN + "\"}")) {
            Outcome outcome =
                    authenticate(
                            URI.create("http://127.0.0.1:1"),
                            "finicity-auth/mp-rest/proxyAddress",
                            proxy.uri().getAuthority());
            assertThat(outcome).isEqualTo(new Outcome.Accepted(TOKEN));
            assertThat(proxy.requests.get(0).uri()).hasAuthority("127.0.0.1:1");
        }
    }

    @Test
    void threadOfAnotherClassLoader_works() throws Exception {
        try (FakeVendor vendor = FakeVendor.answering(200, "{\"token\":\"" + TOKEN + "\"}");
                HttpPartnerGateway gateway = gateway(vendor.uri())) {
            var outcome = new CompletableFuture<Outcome>();
            var thread = new Thread(() -> outcome.complete(gateway.authenticate(CREDENTIALS)));
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            thread.start();
            assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Accepted(TOKEN));
        }
    }

    @Test
    void closed_nothingSent() {
        try (FakeVendor vendor = FakeVendor.answering(200, "{\"token\":\"" + TOKEN + "\"}")) {
            HttpPartnerGateway gateway = gateway(vendor.uri());
            gateway.close();
            assertThat(gateway.authenticate(CREDENTIALS)).isInstanceOf(Outcome.NotSent.class);
            assertThat(vendor.requests).isEmpty();
        }
    }

    @Test
    void anyOutcome_printsNoSecret() {
        for (int status : new int[] {200, 302, 400, 401, 403, 429, 500}) {
            String echo = "{\"token\":\"" + TOKEN + "\",\"message\":\"" + APP_KEY + SECRET + "\"}";
            assertThat(authenticateAt(status, echo.replace("\"quotes", "quotes")).toString())
                    .doesNotContain(TOKEN, APP_KEY, "S3cret");
        }
    }
}
