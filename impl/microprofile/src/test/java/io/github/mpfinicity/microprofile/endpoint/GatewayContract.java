package io.github.mpfinicity.microprofile.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.microprofile.config.Settings;
import io.github.mpfinicity.microprofile.config.TestConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever carries the exchange. */
@Timeout(30)
abstract class GatewayContract {
    static final String APP_KEY = "0123456789abcdef0123456789abcdef";
    static final String SECRET = "S3cret-with-&<\"quotes";
    static final String TOKEN = "pB3gC0dGh1kL9zTqW2xY";
    static final PartnerCredentials CREDENTIALS =
            new PartnerCredentials(APP_KEY, "2445582695152", PartnerSecret.of(SECRET));

    abstract Exchange.Factory engine();

    RestPartnerGateway gateway(URI baseUri, String... settings) {
        List<String> all = new ArrayList<>(Arrays.asList(settings));
        all.addAll(List.of("finicity.base-uri", baseUri.toString()));
        Settings read = Settings.load(TestConfig.of(all.toArray(String[]::new)));
        return new RestPartnerGateway(read, Clocks.system(), engine());
    }

    Outcome authenticate(URI baseUri, String... settings) {
        try (RestPartnerGateway gateway = gateway(baseUri, settings)) {
            return gateway.authenticate(CREDENTIALS);
        }
    }

    Outcome authenticateAt(int status, String body) {
        try (FakeVendor vendor = FakeVendor.answering(status, body)) {
            Outcome outcome = authenticate(vendor.uri());
            assertThat(vendor.requests).hasSize(1);
            return outcome;
        }
    }

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
                .isEqualTo(new Outcome.Rejected(CredentialPart.APP_KEY, 401, "10027"));
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
    void connectionDropped_sentOnceAndCounted() throws IOException {
        try (var vendor = new RawVendor((socket, number) -> socket.close())) {
            assertThat(authenticate(vendor.uri())).isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @Test
    void connectionReset_sentOnceAndCounted() throws IOException {
        RawVendor.Behaviour reset =
                (socket, number) -> {
                    socket.setSoLinger(true, 0);
                    socket.close();
                };
        try (var vendor = new RawVendor(reset)) {
            assertThat(authenticate(vendor.uri())).isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @Test
    void keptConnectionDropped_sentOnceEach() throws IOException {
        RawVendor.Behaviour once =
                (socket, number) -> {
                    if (number > 1) {
                        socket.close();
                    }
                    RawVendor.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                };
        try (var vendor = new RawVendor(once);
                RestPartnerGateway gateway = gateway(vendor.uri())) {
            gateway.authenticate(CREDENTIALS);
            assertThat(gateway.authenticate(CREDENTIALS)).isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, 10001, Rejected", "500, 24302, Locked", "403, 0, Unknown", "429, 0, Unknown"})
    void bodyBreaksOff_whatCameBeforeCounts(int status, int code, String outcome)
            throws IOException {
        String head = "HTTP/1.1 " + status + " X\r\nContent-Length: 100\r\n\r\n";
        String body = "{\"code\":" + code + ",\"mess";
        RawVendor.Behaviour half =
                (socket, number) -> {
                    RawVendor.write(socket, head + body);
                    socket.close();
                };
        try (var vendor = new RawVendor(half)) {
            assertThat(authenticate(vendor.uri()).getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"tok"})
    void answerThatStalls_endedByTheDeadline(String beginning) throws IOException {
        RawVendor.Behaviour stall = (socket, number) -> RawVendor.write(socket, beginning);
        try (var vendor = new RawVendor(stall)) {
            long start = System.nanoTime();
            Outcome outcome =
                    authenticate(
                            vendor.uri(),
                            "finicity.deadline",
                            "PT0.5S",
                            "finicity.connect-timeout",
                            "PT0.5S");
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(vendor.requests).hasValue(1);
        }
    }

    @Test
    void endlessBody_readToItsLimitOnly() throws Exception {
        var stopped = new CompletableFuture<Long>();
        RawVendor.Behaviour endless =
                (socket, number) -> {
                    RawVendor.write(socket, "HTTP/1.1 403 X\r\nContent-Length: 9999999999\r\n\r\n");
                    long written = 0;
                    try {
                        while (written < 200_000_000L) {
                            RawVendor.write(socket, " ".repeat(10_000));
                            written += 10_000;
                        }
                    } finally {
                        stopped.complete(written);
                    }
                };
        try (var vendor = new RawVendor(endless)) {
            assertThat(authenticate(vendor.uri())).isEqualTo(new Outcome.RegionRefused(403));
            assertThat(stopped.get(10, TimeUnit.SECONDS)).isLessThan(200_000_000L);
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
                RestPartnerGateway gateway = gateway(vendor.uri())) {
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
            RestPartnerGateway gateway = gateway(vendor.uri());
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
