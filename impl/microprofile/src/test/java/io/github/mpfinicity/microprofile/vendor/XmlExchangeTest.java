package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.vendor.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The legacy form, against a vendor that says whatever it is told to. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class XmlExchangeTest extends GatewayFixture {
    private static final String ACCESS =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><access><token>"
                    + TOKEN
                    + "</token></access>";
    private static final String PRESENTED =
            "<credentials><partnerId>2445582695152</partnerId>"
                    + "<partnerSecret>S3cret-with-&amp;&lt;\"quotes</partnerSecret>";

    @Test
    void authentication_onePostInTheLegacyForm() {
        try (FakeVendor vendor = FakeVendor.answering(200, ACCESS)) {
            assertThat(inXml(vendor.uri())).isEqualTo(new Outcome.Accepted(TOKEN));
            assertSent(vendor, "POST", PRESENTED + "</credentials>");
        }
    }

    @Test
    void changeAtOnce_onePutInTheLegacyForm() {
        try (FakeVendor vendor = FakeVendor.answering(204, "")) {
            assertThat(change(vendor.uri(), GracePeriod.NONE, "finicity.format", "xml"))
                    .isEqualTo(new Outcome.Changed());
            assertSent(
                    vendor,
                    "PUT",
                    PRESENTED
                            + "<newPartnerSecret>N3xt-secret-with-&amp;</newPartnerSecret>"
                            + "</credentials>");
        }
    }

    @Test
    void changeWithGracePeriod_neverSent() {
        try (FakeVendor vendor = FakeVendor.answering(204, "")) {
            assertThat(change(vendor.uri(), GracePeriod.THIRTY_DAYS, "finicity.format", "xml"))
                    .isInstanceOf(Outcome.NotSent.class);
            assertThat(vendor.requests).isEmpty();
        }
    }

    @Test
    void characterThatXmlForbids_neverSent() {
        var credentials =
                new PartnerCredentials(APP_KEY, "2445", PartnerSecret.of("S3cret\u0001s3cret"));
        try (FakeVendor vendor = FakeVendor.answering(200, ACCESS);
                HttpPartnerGateway gateway = gateway(vendor.uri(), "finicity.format", "xml")) {
            Outcome outcome = gateway.authenticate(credentials);
            assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
            assertThat(outcome.toString()).doesNotContain("s3cret");
            assertThat(vendor.requests).isEmpty();
        }
    }

    /** The form of an answer is not always that of the question. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void answerInEitherForm_read(String format) {
        assertThat(answered(format, 200, ACCESS)).isEqualTo(new Outcome.Accepted(TOKEN));
        assertThat(answered(format, 200, "{\"token\":\"" + TOKEN + "\"}"))
                .isEqualTo(new Outcome.Accepted(TOKEN));
        var wrong = new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
        assertThat(answered(format, 401, "{\"code\":10001}")).isEqualTo(wrong);
        assertThat(answered(format, 401, "<error><code>10001</code></error>")).isEqualTo(wrong);
        assertThat(answered(format, 500, "<error><code>24302</code></error>"))
                .isEqualTo(new Outcome.Locked(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY t SYSTEM 'file:/x'>]><access><token>&t;</token></access>",
                "<!DOCTYPE a [<!ENTITY t 'T'>]><access><token>T</token></access>",
                "<access><token><![CDATA[T]]></token></access>",
                "<access><token>T</token><token>U</token></access>",
                "<access><!-- <token>T</token> --></access>",
                "<access><token>T T</token></access>",
                "<access><token/></access>",
                "<access><token>T</token>"
            })
    void successWithoutOnePlainToken_unknown(String body) {
        assertThat(answered("xml", 200, body)).isInstanceOf(Outcome.Unknown.class);
    }

    /** A lock that is overlooked would be tried again. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void answerInUtf16_read(String charset) {
        Map<String, String> headers = Map.of("Content-Type", "text/plain;charset=" + charset);
        Charset bytes = Charset.forName(charset);

        assertThat(answered(200, headers, ACCESS.getBytes(bytes)))
                .isEqualTo(new Outcome.Accepted(TOKEN));
        assertThat(answered(401, headers, "{\"code\":10001}".getBytes(bytes)))
                .isEqualTo(new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001"));
        assertThat(answered(500, headers, "<error><code>24302</code></error>".getBytes(bytes)))
                .isEqualTo(new Outcome.Locked(500));
    }

    @Test
    void hundredMegabytes_beginningReadAndUnknown() throws IOException {
        RawVendor.Behaviour flood =
                (socket, number) -> {
                    RawVendor.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n");
                    RawVendor.write(socket, "<access><token>T</token>");
                    String kilobyte = "<!-- " + "x".repeat(1015) + "-->\n";
                    while (true) {
                        RawVendor.write(socket, kilobyte);
                    }
                };
        try (var vendor = new RawVendor(flood)) {
            assertThat(inXml(vendor.uri())).isInstanceOf(Outcome.Unknown.class);
            assertThat(vendor.requests).hasValue(1);
        }
    }

    private Outcome inXml(URI vendor) {
        return authenticate(vendor, "finicity.format", "xml");
    }

    private Outcome answered(String format, int status, String body) {
        try (FakeVendor vendor = FakeVendor.answering(status, body)) {
            Outcome outcome = authenticate(vendor.uri(), "finicity.format", format);
            assertThat(vendor.requests).hasSize(1);
            return outcome;
        }
    }

    private Outcome answered(int status, Map<String, String> headers, byte[] body) {
        try (var vendor = new FakeVendor(status, headers, body)) {
            return inXml(vendor.uri());
        }
    }

    private static void assertSent(FakeVendor vendor, String method, String body) {
        assertThat(vendor.requests).hasSize(1);
        FakeVendor.Request request = vendor.requests.get(0);
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.uri()).hasPath("/aggregation/v2/partners/authentication");
        assertThat(request.headers().get("Finicity-App-Key")).containsExactly(APP_KEY);
        assertThat(request.headers().get("Content-Type")).containsExactly("application/xml");
        assertThat(request.headers().get("Accept")).containsExactly("application/xml");
        assertThat(request.body()).isEqualTo(body);
    }
}
