package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How credentials are written to the vendor. An answer is read in whatever form it comes. */
public enum Format {
    JSON("application/json"),
    /** The vendor's legacy form. It has no word for a grace period that the vendor documents. */
    XML("application/xml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Of what is sent and what is asked for. */
    public String mediaType() {
        return mediaType;
    }

    /** As it is written in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a text can be written at all: XML 1.0 knows no escape for what it forbids. */
    public boolean carries(String text) {
        return this == JSON || text.codePoints().allMatch(Format::inXml);
    }

    /**
     * What is wrong with credentials, a sentence each, without their values.
     *
     * @param pending the secret of a change that is not settled; null if there is none
     * @param config that says how the settings are called
     */
    public List<String> problems(
            PartnerCredentials present, @Nullable PartnerSecret pending, PartnerConfig config) {
        List<String> problems = new ArrayList<>();
        String secret = config.name(Setting.PARTNER_SECRET);
        String format = config.name(Setting.FORMAT);
        if (!carries(present.partnerId())) {
            problems.add(forbidden(config.name(Setting.PARTNER_ID), format));
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

    /** Production {@code Char} of XML 1.0; a lone surrogate is none. */
    private static boolean inXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
