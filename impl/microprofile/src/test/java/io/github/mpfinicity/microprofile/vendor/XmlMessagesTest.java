package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class XmlMessagesTest {
    private static final PartnerSecret NEXT = PartnerSecret.of("N3xt-&-secret");

    private final XmlMessages messages = new XmlMessages();

    @Test
    void authentication_twoChildrenAndNoDeclaration() {
        assertThat(messages.authentication(with("a&b<c>d\"e'")))
                .isEqualTo(
                        "<credentials><partnerId>2445</partnerId>"
                                + "<partnerSecret>a&amp;b&lt;c&gt;d\"e'</partnerSecret>"
                                + "</credentials>");
    }

    @Test
    void change_thirdChildAndNothingAboutGrace() {
        assertThat(messages.change(with("old"), NEXT, GracePeriod.NONE))
                .isEqualTo(
                        "<credentials><partnerId>2445</partnerId>"
                                + "<partnerSecret>old</partnerSecret>"
                                + "<newPartnerSecret>N3xt-&amp;-secret</newPartnerSecret>"
                                + "</credentials>");
    }

    @Test
    void gracePeriod_neverWrittenAsAnImmediateChange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> messages.change(with("old"), NEXT, GracePeriod.THIRTY_DAYS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!@#$%&*_-+aA1",
                "]]>&amp;<![CDATA[x]]>",
                "a\tb\nc\rd\r\ne",
                "\u00e4\u20ac\ud83d\ude00\u0085\u2028."
            })
    void anySecret_readBackByAParser(String secret) throws Exception {
        byte[] body = messages.change(with(secret), NEXT, GracePeriod.NONE).getBytes(UTF_8);
        Element root =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(body))
                        .getDocumentElement();
        assertThat(root.getElementsByTagName("partnerSecret").item(0).getTextContent())
                .isEqualTo(secret);
        assertThat(root.getElementsByTagName("newPartnerSecret").item(0).getTextContent())
                .isEqualTo(NEXT.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "a\ufffeb", "a\ud83db"})
    void forbiddenCharacter_notWrittenAndNotRepeated(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> messages.authentication(with(secret)))
                .withMessageContaining("partnerSecret")
                .withMessageNotContaining(secret);
    }

    private static PartnerCredentials with(String secret) {
        return new PartnerCredentials("key", "2445", PartnerSecret.of(secret));
    }
}
