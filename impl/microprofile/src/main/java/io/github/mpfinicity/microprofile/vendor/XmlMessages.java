package io.github.mpfinicity.microprofile.vendor;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.microprofile.config.Format;

/**
 * The legacy form, from three texts and by hand: {@code java.xml} would be one more requirement for
 * everybody, for the sake of escaping four characters. Without a declaration, which the vendor is
 * said to refuse; UTF-8 is the default without one.
 */
final class XmlMessages implements PartnerMessages {
    @Override
    public String authentication(PartnerCredentials credentials) {
        return message(presented(credentials));
    }

    /** Without {@code immediate}, which was never documented in XML: every change is immediate. */
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

    /** A bare carriage return would be read as a line feed. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
