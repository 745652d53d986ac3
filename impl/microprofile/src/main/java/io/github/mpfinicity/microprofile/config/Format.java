package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The format in which credentials are written to the vendor. Answers are read in each format. */
public enum Format {
    JSON("application/json"),
    /** The vendor's legacy format. The vendor documents no grace period in it. */
    XML("application/xml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of the request, and of the answer that is asked for. */
    public String mediaType() {
        return mediaType;
    }

    /** The name in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * True if the format can write the text. XML 1.0 has no escape for the characters that it
     * forbids.
     */
    public boolean carries(String text) {
        return this == JSON || text.codePoints().allMatch(Format::inXml);
    }

    /**
     * Finds the problems of credentials in this format. The sentences do not contain values.
     *
     * @param pending the secret of a change that is not settled; null if there is none
     * @param config the source of the names of settings
     */
    public List<String> problems(
            PartnerCredentials present, @Nullable PartnerSecret pending, PartnerConfig config) {
        List<String> problems = new ArrayList<>();
        String secret = config.place(Setting.PARTNER_SECRET);
        String format = config.name(Setting.FORMAT);
        if (!carries(present.partnerId())) {
            problems.add(forbidden(config.place(Setting.PARTNER_ID), format));
        }
        if (!carries(present.partnerSecret().value())) {
            problems.add(forbidden(secret, format));
        }
        if (pending != null && !carries(pending.value())) {
            problems.add(forbidden("the pending secret beside " + secret, format));
        }
        return problems;
    }

    private static String forbidden(String what, String format) {
        return what
                + " contains a character that XML 1.0 forbids, such as a control character: with "
                + format
                + "=xml it must be without, for example letters and digits only; or set "
                + format
                + "=json";
    }

    /**
     * True for a character of the production {@code Char} of XML 1.0, which a lone surrogate is
     * not.
     */
    private static boolean inXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
