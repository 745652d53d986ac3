package io.github.mpfinicity.microprofile.config;

import org.jspecify.annotations.Nullable;

/** One of the three credentials. Also says where it is found, because that is the next question. */
enum Credential {
    APP_KEY(
            Keys.APP_KEY,
            Keys.APP_KEY_FILE,
            "the app key from the vendor's dashboard",
            "0123456789abcdef0123456789abcdef"),
    PARTNER_ID(
            Keys.PARTNER_ID,
            Keys.PARTNER_ID_FILE,
            "the partner id from the vendor's dashboard, of digits only as a rule",
            "2445582695152"),
    PARTNER_SECRET(
            Keys.PARTNER_SECRET,
            Keys.PARTNER_SECRET_FILE,
            "the secret of that partner id",
            "the 20 letters and digits the dashboard showed when it was made");

    private final String key;
    private final String fileKey;
    private final String what;
    private final String example;

    Credential(String key, String fileKey, String what, String example) {
        this.key = key;
        this.fileKey = fileKey;
        this.what = what;
        this.example = example;
    }

    /** The setting that has the value. */
    String key() {
        return key;
    }

    /** The setting that names a file with the value. */
    String fileKey() {
        return fileKey;
    }

    String missing() {
        return key + " is not set: " + rule() + "; or " + fileKey + " must name a file with it";
    }

    String setTwice() {
        return key
                + " and "
                + fileKey
                + " are both set: one of them must go, for nobody could tell which one counts";
    }

    String spoilt() {
        return key
                + " is changed by the expansion of expressions, as $ is special there: write \\$"
                + " for each $, which is \\\\$ in a file of properties; or set "
                + fileKey
                + " to the name of a file with it";
    }

    /** A sentence that says what is wrong with what was found under one of its names. */
    String wrong(String setting, String how) {
        String what = setting.equals(fileKey) ? setting + " names a file that " : setting + " ";
        return what + how + ": " + rule();
    }

    private String rule() {
        return "it must be " + what + ", for example " + example;
    }

    /**
     * What is wrong with a value. Never trimmed: what is sent must be what is written, or nobody
     * finds the stray blank.
     *
     * @return null if it may be sent
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
        boolean visible = value.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return this == APP_KEY && !visible
                ? "contains a character that cannot stand in an HTTP header"
                : null;
    }
}
