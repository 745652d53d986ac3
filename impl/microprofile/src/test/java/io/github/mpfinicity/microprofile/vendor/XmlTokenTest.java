package io.github.mpfinicity.microprofile.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTokenTest {
    private static final String TOKEN = "<token>T</token>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<?xml version='1.0' encoding='UTF-8' standalone=\"yes\"?>",
                "<?xml version='1.0' encoding='ISO-8859-1'?>\r\n",
                "<!-- <access><token>U</token></access> -->",
                "<?xml version='1.0'?> <!----> <!-- - -->\t"
            })
    void declarationAndComments_passedOver(String before) {
        assertThat(XmlToken.in(before + access(TOKEN))).isEqualTo("T");
        assertThat(XmlToken.in(access(TOKEN) + " <!-- - -->\n")).isEqualTo("T");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<access><token>T</token></access>",
                "<access\n>\r\n\t<token>\n T \n</token\t>\r\n</access >\r\n",
                "<access xmlns=\"http://a/?b&amp;d\" a = '\"' ><token b='>'>T</token></access>",
                "<access a='>&lt;token>U' b=\"/>\"><token>T</token></access>",
                "<access><!-- <token>U</token> --><token>T</token><!----></access>",
                "<access><at>now</at><token>T</token><x:life a='1'/><tokens>U</tokens></access>",
                "<access><x:token>U</x:token><Token>V</Token><token>T</token></access>"
            })
    void whatTheVendorMaySend_token(String document) {
        assertThat(XmlToken.in(document)).isEqualTo("T");
    }

    @Test
    void fiveEntities_decodedOnce() {
        assertThat(XmlToken.in(access("<token>a&amp;lt;&lt;&gt;&quot;&apos;$1\\&amp;</token>")))
                .isEqualTo("a&lt;<>\"'$1\\&");
        assertThat(XmlToken.in(access("<token></token>"))).isEmpty();
        assertThat(XmlToken.in(access("<token/>"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<token>T</token><token>T</token>",
                "<token>T</token><token/>",
                "<token/><token>T</token>",
                "<token>T</token><token>&x;</token>",
                "<x:token>T</x:token>",
                "<Token>T</Token>",
                "<token>T</x>",
                "<token>T</tokens>",
                "<token>T",
                "<token>T</token",
                "<token>T<!-- U --></token>",
                "<token>T<b/></token>",
                "<token><token>T</token></token>",
                "<other><token>T</token></other>",
                "<other><other></other></other><token>T</token>",
                "<token><![CDATA[T]]></token>",
                "<![CDATA[<token>T</token>]]>",
                "<![CDATA[]]><token>T</token>",
                "<?pi ?><token>T</token>",
                "text<token>T</token>",
                "<token>T</token>text",
                "<token>T</token></other>",
                "<!-- <token>T</token> -->",
                "<!-- <token>T</token>",
                "<!-- <!-- --> <token>T</token> -->",
                "<!-- -- --><token>T</token>",
                "<!-- ---><token>T</token>",
                "<!--><token>T</token>-->",
                "<!---><token>T</token>-->",
                "<token>&#84;</token>",
                "<token>&#x54;</token>",
                "<token>&AMP;</token>",
                "<token>&amp</token>",
                "<token>&;</token>",
                "<token>T&</token>",
                "<token>&amplifier;</token>",
                "<token>&lol9;</token>",
                "<token a=1>T</token>",
                "<token a='<'>T</token>",
                "<token a='1'b='2'>T</token>",
                "<token / >T</token>",
                "< token>T</token>",
                "<1token>T</1token>",
            })
    void unusual_noToken(String children) {
        assertThat(XmlToken.in(access(children))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<access>",
                "<access/>",
                "<access></access>",
                "<access/><token>T</token>",
                "<access/><token>T</token></access>",
                "<error><token>T</token></access>",
                "<token>T</token>",
                "<x:access><token>T</token></x:access>",
                "<Access><token>T</token></Access>",
                "<accesses><token>T</token></accesses>",
                "<error><token>T</token></error>",
                "<html><access><token>T</token></access></html>",
                "<access><token>T</token>",
                "<access><token>T</token></access><access/>",
                "<access><token>T</token></access>text",
                "<access><token>T</token></access><!--",
                "<access><token>T</token></error>",
                "<!DOCTYPE access><access><token>T</token></access>",
                "<!DOCTYPE a [<!ENTITY t 'T'>]><access><token>&t;</token></access>",
                "<!DOCTYPE a [<!ENTITY t SYSTEM 'file:/x'>]><access><token>&t;</token></access>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/'><access><token>T</token></access>",
                "<?xml version='1.0'?><?xml version='1.0'?><access><token>T</token></access>",
                "<!-- --><?xml version='1.0'?><access><token>T</token></access>",
                "<?xml-stylesheet href='x'?><access><token>T</token></access>",
                "<?xml version='<access>'?><access><token>T</token></access>",
            })
    void anotherDocument_noToken(String document) {
        assertThat(XmlToken.in(document)).isNull();
    }

    @Test
    void billionLaughs_noToken() {
        var laughs = new StringBuilder("<!DOCTYPE access [<!ENTITY lol0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY lol" + i + " \"" + ("&lol" + (i - 1) + ";").repeat(10) + "\">");
        }
        laughs.append("]><access><token>&lol9;</token></access>");
        assertThat(XmlToken.in(laughs.toString())).isNull();
    }

    /** The other bounds are the library's own: 64 KiB of any answer are read. */
    @Test
    void long_readWithoutRecursion() {
        String long64k = "x".repeat(AuthenticationHttpClient.LONGEST_BODY);
        String comments = "<!-- c -->".repeat(AuthenticationHttpClient.LONGEST_BODY / 10);
        String others = "<a>b</a>".repeat(AuthenticationHttpClient.LONGEST_BODY / 8);
        assertThat(XmlToken.in(access("<token>" + long64k + "</token>"))).isEqualTo(long64k);
        assertThat(XmlToken.in(comments + access(comments + others + TOKEN))).isEqualTo("T");
        assertThat(XmlToken.in(access("<token a='" + long64k + "'>T</token>"))).isNull();
        assertThat(XmlToken.in("<access" + " a='1'".repeat(10_000) + ">" + TOKEN)).isNull();
        assertThat(XmlToken.in(access("<" + long64k + "/>" + TOKEN))).isNull();
    }

    private static String access(String children) {
        return "<access>" + children + "</access>";
    }
}
