package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A vendor, or something before it, that compresses what nobody asked it to. */
@Timeout(30)
class CompressedReplyTest extends GatewayFixture {
    private static final String ACCEPTED = "{\"token\":\"" + TOKEN + "\"}";

    @Test
    void token_read() throws IOException {
        assertThat(answered("200 OK", "gzip", zipped(ACCEPTED)))
                .isEqualTo(new Outcome.Accepted(TOKEN));
    }

    @Test
    void code_read() throws IOException {
        assertThat(answered("401 No", "GZIP", zipped("{\"code\":10001}")))
                .isEqualTo(new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001"));
    }

    @Test
    void brokenOrUnknown_answerWithoutAToken() throws IOException {
        byte[] zipped = zipped(ACCEPTED);
        Outcome without = answered("200 OK", "identity", "{}".getBytes(UTF_8));

        assertThat(answered("200 OK", "gzip", Arrays.copyOf(zipped, 12))).isEqualTo(without);
        assertThat(answered("200 OK", "br", zipped)).isEqualTo(without);
    }

    private Outcome answered(String status, String encoding, byte[] body) throws IOException {
        RawVendor.Behaviour answer =
                (socket, number) -> {
                    RawVendor.write(
                            socket,
                            "HTTP/1.1 "
                                    + status
                                    + "\r\nContent-Encoding: "
                                    + encoding
                                    + "\r\nContent-Length: "
                                    + body.length
                                    + "\r\n\r\n");
                    socket.getOutputStream().write(body);
                };
        try (var vendor = new RawVendor(answer)) {
            return authenticate(vendor.uri());
        }
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
