package io.github.mpfinicity.microprofile.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three credentials as they are configured now, and what is wrong with them. No sentence
 * repeats a value.
 */
record CredentialsCheck(
        @Nullable String appKey,
        @Nullable String partnerId,
        @Nullable String partnerSecret,
        List<String> missing,
        List<String> impossible) {

    static CredentialsCheck of(ConfigReader reader) {
        var finding = new Finding(reader, new ArrayList<>(), new ArrayList<>());
        return new CredentialsCheck(
                finding.value(Part.APP_KEY),
                finding.value(Part.PARTNER_ID),
                finding.value(Part.PARTNER_SECRET),
                finding.missing,
                finding.impossible);
    }

    List<String> addedTo(List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.addAll(impossible);
        all.addAll(missing);
        return all;
    }

    /** Also says where each is found, because that is the next question. */
    private enum Part {
        APP_KEY(
                Keys.APP_KEY,
                "the app key from the vendor's dashboard",
                "0123456789abcdef0123456789abcdef"),
        PARTNER_ID(
                Keys.PARTNER_ID,
                "the partner id from the vendor's dashboard, of digits only as a rule",
                "2445582695152"),
        PARTNER_SECRET(
                Keys.PARTNER_SECRET,
                "the secret of that partner id",
                "the 20 letters and digits the dashboard showed when it was made");

        private final String key;
        private final String what;
        private final String example;

        Part(String key, String what, String example) {
            this.key = key;
            this.what = what;
            this.example = example;
        }

        private String wrong(String how) {
            return key + " " + how + ": it must be " + what + ", for example " + example;
        }
    }

    private record Finding(ConfigReader reader, List<String> missing, List<String> impossible) {
        private @Nullable String value(Part part) {
            String value;
            try {
                value = reader.text(part.key);
            } catch (ConfigReader.Unreadable e) {
                impossible.add(e.sentence());
                return null;
            }
            if (value == null) {
                missing.add(part.wrong("is not set"));
                return null;
            }
            String fault = fault(part, value);
            if (fault != null) {
                impossible.add(part.wrong(fault));
                return null;
            }
            return value;
        }

        /** Never trimmed: what is sent must be what is written, or nobody finds the stray blank. */
        private static @Nullable String fault(Part part, String value) {
            if (value.isBlank()) {
                return "is blank";
            }
            if (!value.strip().equals(value)) {
                return "starts or ends with white space, which is never removed";
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                return "contains a control character, such as a line end";
            }
            boolean visible = value.chars().allMatch(c -> c > ' ' && c < 0x7f);
            return part == Part.APP_KEY && !visible
                    ? "contains a character that cannot stand in an HTTP header"
                    : null;
        }
    }
}
