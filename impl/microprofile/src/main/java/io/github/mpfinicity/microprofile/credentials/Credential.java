package io.github.mpfinicity.microprofile.credentials;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.microprofile.config.PartnerConfig;
import io.github.mpfinicity.microprofile.config.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the three credentials, with the place where an operator finds it. */
enum Credential {
    APP_KEY(
            Setting.APP_KEY,
            "the app key from the vendor's dashboard",
            "0123456789abcdef0123456789abcdef"),
    PARTNER_ID(
            Setting.PARTNER_ID,
            "the partner id from the vendor's dashboard, of digits only as a rule",
            "2445582695152"),
    PARTNER_SECRET(
            Setting.PARTNER_SECRET,
            "the secret of that partner id",
            "the 20 letters and digits the dashboard showed when it was made");

    private final Setting value;
    private final String what;
    private final String example;

    Credential(Setting value, String what, String example) {
        this.value = value;
        this.what = what;
        this.example = example;
    }

    /** The setting that has the value. */
    Setting value() {
        return value;
    }

    /** The setting that names a file with the value. */
    Setting file() {
        return value.file();
    }

    String missing(PartnerConfig config) {
        return config.name(value)
                + " is not set: "
                + rule()
                + "; or "
                + config.name(file())
                + " must name a file with it";
    }

    String setTwice(PartnerConfig config) {
        return config.name(value)
                + " and "
                + config.name(file())
                + " are both set: one of them must go, for nobody could tell which one counts";
    }

    String spoilt(PartnerConfig config) {
        return config.spoilt(value)
                + "; or set "
                + config.name(file())
                + " to the name of a file with it";
    }

    /** A sentence about a faulty value, or a faulty file. */
    String wrong(PartnerConfig config, Setting setting, String how) {
        return config.name(setting)
                + (setting == file() ? " names a file that " : " ")
                + how
                + ": "
                + rule();
    }

    /** Finds the faults of credentials that a source gave, a sentence each. */
    static List<String> faults(String source, PartnerCredentials given) {
        return Stream.of(
                        APP_KEY.fault(source, given.appKey()),
                        PARTNER_ID.fault(source, given.partnerId()),
                        PARTNER_SECRET.fault(source, given.partnerSecret().value()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> fault(String source, String given) {
        return Optional.ofNullable(fault(given))
                .map(how -> value.of(source) + " " + how + ": " + rule());
    }

    private String rule() {
        return "it must be " + what + ", for example " + example;
    }

    /**
     * The fault of a value. A value is never trimmed, so that the value that is sent is the one
     * that is written.
     *
     * @return null if the value may be sent
     */
    @Nullable String fault(String value) {
        if (value.isBlank()) {
            return "is blank";
        }
        if (!value.strip().equals(value)) {
            return "starts or ends with white space, which is never removed";
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return "contains a control character, such as a line end";
        }
        if (value.startsWith("\uFEFF")) {
            return "starts with a byte order mark, which some editors add";
        }
        if (value.codePoints().anyMatch(Credential::isUnseen)) {
            return "contains a character that nobody sees, as copies from a web page do: type it";
        }
        boolean visible = value.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return this == APP_KEY && !visible
                ? "contains a character that cannot stand in an HTTP header"
                : null;
    }

    /** True for a space other than the usual one, and for marks without a shape. */
    private static boolean isUnseen(int c) {
        return (Character.isSpaceChar(c) && c != ' ') || Character.getType(c) == Character.FORMAT;
    }
}
