package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.microprofile.config.Format;

/**
 * Writes the legacy format by hand. {@code java.xml} would be one more requirement for all users,
 * only to escape four characters. The text has no declaration, which the vendor is said to refuse.
 * Without one the encoding is UTF-8.
 */
final class XmlMessages implements PartnerMessages {
    @Override
    public String authentication(PartnerCredentials credentials) {
        return message(presented(credentials));
    }

    /**
     * The body of a change of the secret. {@code immediate} is not documented for XML, so every
     * change is immediate.
     */
    @Override
    public String change(PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
        if (grace != GracePeriod.NONE) {
            throw new IllegalArgumentException("XML has no word for a grace period");
        }
        return message(presented(current) + element("newPartnerSecret", next.value()));
    }

    private static String presented(PartnerCredentials credentials) {
        return element("partnerId", credentials.partnerId())
                + element("partnerSecret", credentials.partnerSecret().value());
    }

    private static String message(String children) {
        return "<credentials>" + children + "</credentials>";
    }

    private static String element(String name, String text) {
        if (!Format.XML.carries(text)) {
            throw new IllegalArgumentException(name + " has a character that XML 1.0 forbids");
        }
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    /** Escapes a text, and carriage returns, too: a parser would read a bare one as a line feed. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
