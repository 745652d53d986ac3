package io.github.mpfinicity.microprofile.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.FinicityApiException;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.wire.Body;
import io.github.mpfinicity.simulator.wire.Reply;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A 401 that does not say what was refused, and those that only seem to be so. */
class UnreadableRefusalTest extends ReplayFixture {
    private static final String EXPIRED = "{\"code\":10023,\"message\":\"Expired\"}";

    static List<Fault> encoded() throws IOException {
        return List.of(
                encoded("gzip", bytes(GZIPOutputStream::new)),
                encoded("X-GZip", bytes(GZIPOutputStream::new)),
                encoded("deflate", bytes(DeflaterOutputStream::new)),
                encoded("deflate", bytes(UnreadableRefusalTest::raw)),
                encoded("gzip", EXPIRED.getBytes(UTF_8)),
                encoded("identity", EXPIRED.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("encoded")
    void encoded_understood(Fault refusal) {
        Directory directory = clientWithOldToken(Directory.class);
        simulator.onBusiness().next(refusal);

        assertThat(directory.list(1).found()).isEqualTo(25);

        assertThat(hits()).hasSize(2);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void encoded_callerGetsTheBytesOfTheVendor() throws IOException {
        byte[] zipped = bytes(GZIPOutputStream::new);
        simulator.onBusiness().always(encoded("gzip", zipped));
        Directory directory = clientWithOldToken(Directory.class);

        assertThatExceptionOfType(FinicityApiException.class)
                .isThrownBy(() -> directory.list(1))
                .satisfies(e -> assertThat(e.answer().readEntity(byte[].class)).isEqualTo(zipped));
        assertThat(hits()).hasSize(2);
    }

    static List<Fault> unreadable() throws IOException {
        byte[] zipped = bytes(GZIPOutputStream::new);
        return List.of(
                Faults.status(401),
                Faults.status(401, "text/html", "<html>not in your Test Drive plan</html>"),
                refusal(401, "{\"message\":\"Expired\",\"co"),
                refusal(401, "{\"data\":{\"code\":10022}}"),
                encoded("br", EXPIRED.getBytes(UTF_8)),
                encoded("gzip, gzip", zipped),
                encoded("gzip", Arrays.copyOf(zipped, 12)),
                encoded("deflate", new byte[] {1, 2, 3}));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void unreadable_oneRenewalForEachQuarterOfAnHour(Fault refusal) {
        Directory directory = client(Directory.class);
        AppToken first = tokens().current();
        advance(OLD);

        fail(directory, refusal);
        assertThat(hits()).hasSize(1);
        awaitAnother(first);
        AppToken second = tokens().current();
        for (int i = 0; i < 10; i++) {
            advance(OLD);
            fail(directory, refusal);
            assertThat(tokens().current()).isEqualTo(second);
        }
        assertThat(authentications()).isEqualTo(2);

        advance(Duration.ofMinutes(15));
        fail(directory, refusal);
        awaitAnother(second);
        assertThat(authentications()).isEqualTo(3);
        assertThat(simulator.partner().failures()).isZero();
    }

    @Test
    void youngToken_leftAlone() {
        Directory directory = client(Directory.class);
        AppToken token = tokens().current();

        fail(directory, Faults.status(401));

        assertThat(tokens().current()).isEqualTo(token);
        assertThat(authentications()).isEqualTo(1);
    }

    @Test
    void noAuthenticationPossible_tokenServesAndOneAttemptIsMade() {
        Directory directory = client(Directory.class);
        AppToken token = tokens().current();
        advance(OLD);
        simulator.onAuthentication().always(Faults.status(500));
        for (int i = 0; i < 10; i++) {
            fail(directory, Faults.status(401));
        }
        awaitTrue(() -> authentications() == 2);

        assertThat(directory.list(1).found()).isEqualTo(25);
        assertThat(tokens().current()).isEqualTo(token);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void answerToHead_anotherTokenIsFetched() {
        Heads heads = client(Heads.class);
        AppToken first = tokens().current();
        advance(OLD);
        simulator.expireTokens();

        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(heads::customers);
        awaitAnother(first);

        simulator.onBusiness().next(Faults.status(204));
        assertThat(heads.customers().getStatus()).isEqualTo(204);
        assertThat(authentications()).isEqualTo(2);
    }

    private void fail(Directory directory, Fault refusal) {
        simulator.onBusiness().next(refusal);
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> directory.list(1));
    }

    private static Fault encoded(String encoding, byte[] bytes) {
        return (request, honest) ->
                Reply.json(401, "")
                        .withHeader("Content-Encoding", encoding)
                        .withBody(Body.of(bytes));
    }

    private static OutputStream raw(OutputStream out) {
        return new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true));
    }

    private static byte[] bytes(Encoding encoding) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = encoding.to(bytes)) {
            out.write(EXPIRED.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A compressing stream. */
    @FunctionalInterface
    private interface Encoding {
        OutputStream to(OutputStream out) throws IOException;
    }
}
