package io.github.mpfinicity.telemetry;

/** The attributes. The values of each are few and known before, except the partners' names. */
enum Label {
    PARTNER("finicity.partner", "the partner's name; `default` for the one without a name"),
    KIND("finicity.attempt.kind", "`authentication`, `secret_change`"),
    OUTCOME("finicity.outcome", "the words in the row"),
    CODE("finicity.code", "a code that the library knows, `other` or `none`"),
    REASON("finicity.reason", "the kinds of `AccountStatus.Reason`, in lower case"),
    ORIGIN("finicity.token.origin", "`authenticated`, `shared`"),
    STATUS("finicity.status", "`4xx`, `5xx`"),
    CREDENTIAL("finicity.credential", "`partner_secret`, `app_key`"),
    OPERATION("finicity.store.operation", "`read`, `compare_and_set`, `lock`");

    private final String key;
    private final String words;

    Label(String key, String words) {
        this.key = key;
        this.words = words;
    }

    String key() {
        return key;
    }

    /** For the table of the README. */
    String words() {
        return words;
    }
}
