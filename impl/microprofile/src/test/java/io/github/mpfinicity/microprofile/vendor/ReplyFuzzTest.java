package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.microprofile.Corpus;
import io.github.mpfinicity.microprofile.config.TestConfig;
import io.github.mpfinicity.microprofile.vendor.AuthenticationHttpClient.RawReply;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Any answer to an authentication, and to a change of the secret. An input has five lines before
 * the body: status, content type, content encoding, {@code Retry-After}, and {@code cut} if the
 * body broke off.
 */
class ReplyFuzzTest {
    private static final String MARK = "MARKED-SECRET";
    private static final int LINES = 5;
    private static final List<String> HEADERS =
            List.of("content-type", "content-encoding", "retry-after");
    private static final List<String> LOCKS =
            List.of(
                    "{\"code\":24302,",
                    "{\"code\":10001,\"code\":24302,",
                    "<error><code>24302</code>");
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final HttpPartnerGateway gateway =
            new HttpPartnerGateway(TestConfig.settings(), Clocks.system());
    private final ReplyReader reader = new ReplyReader();

    @ParameterizedTest
    @ArgumentsSource(Corpus.class)
    void corpus(byte[] input) {
        anyAnswer(input);
    }

    @FuzzTest
    void anyAnswer(byte[] input) {
        RawReply raw = raw(new String(input, ISO_8859_1).replace("@@", MARK));
        Outcome authenticated = gateway.authenticated(raw);
        Outcome changed = gateway.changed(raw);

        assertThat(raw.text().length()).isLessThanOrEqualTo(AuthenticationHttpClient.LONGEST_BODY);
        assertThat(Stream.of(raw, authenticated, changed, reader.error(raw.text())))
                .noneMatch(each -> each.toString().contains(MARK));
        checkAuthenticated(raw, authenticated);
        checkFree(raw, changed);
        if (changed instanceof Outcome.Changed) {
            assertThat(raw.status()).isIn(200, 204);
            assertThat(raw.text()).isBlank();
        }
        checkLock(LOCKS.get(input.length % LOCKS.size()) + raw.text());
    }

    private static RawReply raw(String input) {
        String[] lines = Arrays.copyOf(input.split("\n", LINES + 1), LINES + 1);
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 0; i < HEADERS.size(); i++) {
            headers.put(HEADERS.get(i), lines[i + 1] == null ? List.of() : List.of(lines[i + 1]));
        }
        int status = lines[0].matches("[1-9][0-9]{2}") ? Integer.parseInt(lines[0]) : 200;
        var body = new PrefixBody(new Head(status, HttpHeaders.of(headers, (a, b) -> true)));
        String text = lines[LINES] == null ? "" : lines[LINES];
        body.onNext(List.of(ByteBuffer.wrap(text.getBytes(ISO_8859_1))));
        if (!"cut".equals(lines[LINES - 1])) {
            body.onComplete();
        }
        return body.reply();
    }

    private static void checkAuthenticated(RawReply raw, Outcome outcome) {
        checkFree(raw, outcome);
        assertThat(outcome)
                .isNotInstanceOfAny(Outcome.ChangeNotMade.class, Outcome.ChangeMade.class);
        if (outcome instanceof Outcome.Accepted accepted) {
            assertThat(raw.status()).isBetween(200, 299);
            assertThat(accepted.token()).matches("[!-~]{1,4096}");
            assertThat(raw.text().replace("\uFEFF", "").strip()).matches("(?s)[{<].*");
        }
    }

    /** What proven credentials are not charged for needs its own status, and was not cut off. */
    private static void checkFree(RawReply raw, Outcome outcome) {
        assertThat(outcome).isNotInstanceOf(Outcome.NotSent.class);
        if (outcome instanceof Outcome.RegionRefused) {
            assertThat(raw.status()).isEqualTo(403);
            assertThat(raw.whole()).isTrue();
        }
        if (outcome instanceof Outcome.RateLimited limited) {
            assertThat(raw.status()).isEqualTo(429);
            assertThat(limited.retryAfter())
                    .satisfiesAnyOf(
                            pause -> assertThat(pause).isNull(),
                            pause -> assertThat(pause).isBetween(Duration.ZERO, LONGEST_PAUSE));
        }
    }

    /** Whatever follows, a lock that comes first is seen. */
    private void checkLock(String text) {
        assertThat(gateway.authenticated(new RawReply(400, null, text, false)))
                .isInstanceOf(Outcome.Locked.class);
    }

    /** The head of an answer. */
    private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
