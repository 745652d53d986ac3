package io.github.mpfinicity.microprofile.config;

import static io.github.mpfinicity.microprofile.config.Setting.Scope.OWN;
import static io.github.mpfinicity.microprofile.config.Setting.Scope.REGIONAL;
import static io.github.mpfinicity.microprofile.config.Setting.Scope.SHARED;
import static io.github.mpfinicity.microprofile.config.Setting.Scope.TOKEN_CLIENT;
import static io.github.mpfinicity.microprofile.config.ValueType.TEXT;
import static io.github.mpfinicity.microprofile.config.ValueType.durationTo;
import static io.github.mpfinicity.microprofile.config.ValueType.numberTo;
import static io.github.mpfinicity.microprofile.config.ValueType.oneOf;
import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.session.SessionRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of this library. The name, the fallback, the check of a value, the part of each
 * message and the row in the table of {@code README.md} come from here.
 */
public enum Setting {
    APP_KEY(
            "app-key",
            OWN,
            TEXT,
            null,
            "needed at start; never trimmed, so stray white space is refused; so is a value that"
                    + " expressions change, as `$$`: write `\\$`, or use a file"),
    APP_KEY_FILE("app-key-file", OWN, ValueType.PATH, null, Meaning.FILE),
    PARTNER_ID("partner-id", OWN, TEXT, null, "as `app-key`"),
    PARTNER_ID_FILE("partner-id-file", OWN, ValueType.PATH, null, Meaning.FILE),
    PARTNER_SECRET("partner-secret", OWN, TEXT, null, "as `app-key`"),
    PARTNER_SECRET_FILE("partner-secret-file", OWN, ValueType.PATH, null, Meaning.FILE),
    REGION("region", SHARED, oneOf(Region.class), "us", "host, header names and life of a token"),
    BASE_URI(
            "base-uri",
            REGIONAL,
            ValueType.ORIGIN,
            Region.US.baseUri().toString(),
            "a token leaves towards the origin that issued it only, so clients move with it"
                    + Region.otherDefaults(Region::baseUri)),
    TOKEN_LIFETIME(
            "token.lifetime",
            REGIONAL,
            durationTo(Meaning.DAY),
            Region.US.lifetime().toString(),
            "how long the vendor takes a token" + Region.otherDefaults(Region::lifetime)),
    TOKEN_RENEW_AFTER(
            "token.renew-after",
            REGIONAL,
            durationTo(Meaning.DAY),
            Region.US.renewAfter().toString(),
            "at least five minutes before the end" + Region.otherDefaults(Region::renewAfter)),
    TOKEN_WAIT(
            "token.wait",
            SHARED,
            durationTo(Meaning.DAY),
            "PT30S",
            "the longest a caller waits where there is no token"),
    TOKEN_MINIMUM_AGE(
            "token.minimum-age",
            SHARED,
            durationTo(SessionRules.MINIMUM_AGE),
            SessionRules.MINIMUM_AGE.toString(),
            "a refusal does not drop a younger token; shorter in tests only, where `base-uri` is on"
                    + " loopback"),
    CONNECT_TIMEOUT(
            "connect-timeout",
            SHARED,
            durationTo(Meaning.DAY),
            "PT5S",
            "of an authentication; not longer than `deadline`"),
    DEADLINE(
            "deadline",
            SHARED,
            durationTo(Meaning.DAY),
            "PT20S",
            "of one authentication, its body included; shorter than `store.lease`"),
    STARTUP(
            "startup",
            SHARED,
            oneOf(Startup.class),
            "lazy",
            "`lazy` authenticates at the first call, `eager` at start, where no failed"
                + " authentication stops it; `unchecked` is `lazy` and reports no missing setting"
                + " at start"),
    EXCEPTIONS(
            "exceptions",
            SHARED,
            oneOf(Exceptions.class),
            "explained",
            "`explained` turns the rejection of a call of a `@FinicityClient` into a"
                    + " `FinicityApiException`; `plain` leaves it to the Rest Client"),
    FORMAT(
            "format",
            SHARED,
            oneOf(Format.class),
            "json",
            "`xml` sends credentials, and nothing else, in the legacy form: any change of the"
                    + " secret ends the old one at once, so `changeSecret` needs"
                    + " `GracePeriod.NONE`"),
    LOCKOUT_BUDGET(
            "lockout.budget",
            SHARED,
            numberTo(LockoutPolicy.HIGHEST_BUDGET),
            String.valueOf(LockoutPolicy.standard().budget()),
            "failed attempts since the last success; at most two of them definite"),
    LOCKOUT_PROCESSES(
            "lockout.processes",
            SHARED,
            numberTo(100_000),
            "1",
            "how many processes divide the budget"),
    LOCKOUT_UNKNOWN_OUTCOME(
            "lockout.unknown-outcome",
            SHARED,
            oneOf(Lockout.UnknownOutcome.class),
            "probe",
            "`strict` stops proven credentials too, once the budget is gone without an answer"),
    LOCKOUT_CONFIRMED_UNLOCKED(
            "lockout.confirmed-unlocked",
            OWN,
            TEXT,
            null,
            "any new value, once: somebody made sure that the account is not locked"),
    STORE(
            "store",
            SHARED,
            TEXT,
            "memory",
            "`file` keeps the record of attempts in a file on a local disk, for this user only;"
                + " `jdbc` keeps it in a table and `redis` on a Redis server, each with a jar of"
                + " its own"),
    STORE_KEY(
            "store.key",
            SHARED,
            ValueType.STORE_KEY,
            null,
            "seals tokens in the store; without it, the partner secret does"),
    STORE_LEASE(
            "store.lease",
            SHARED,
            durationTo(Duration.ofMinutes(10)),
            Lease.STANDARD.toString(),
            "for how long one host may authenticate before others may; longer than `deadline`, with"
                    + " `jdbc` and `redis` by 24 s"),
    WEBHOOK_MAX_BODY(
            "webhook.max-body",
            SHARED,
            numberTo(64 << 20),
            String.valueOf(1 << 20),
            "bytes of a webhook that are read"),
    HEALTH(
            "health",
            SHARED,
            oneOf(Health.class),
            "report",
            "with the jar `mp-finicity-health`: `report` shows the partner and is always up,"
                    + " `readiness` is down while no call could get a token"),
    TRUST_STORE("trustStore", TOKEN_CLIENT, TEXT, null, Meaning.STORE + "whom to trust"),
    TRUST_STORE_PASSWORD("trustStorePassword", TOKEN_CLIENT, TEXT, null, "of `trustStore`"),
    TRUST_STORE_TYPE("trustStoreType", TOKEN_CLIENT, TEXT, "JKS", Meaning.STORE_TYPE),
    KEY_STORE("keyStore", TOKEN_CLIENT, TEXT, null, Meaning.STORE + "the client's certificate"),
    KEY_STORE_PASSWORD("keyStorePassword", TOKEN_CLIENT, TEXT, null, "of `keyStore`"),
    KEY_STORE_TYPE("keyStoreType", TOKEN_CLIENT, TEXT, "JKS", Meaning.STORE_TYPE),
    PROXY_ADDRESS(
            "proxyAddress",
            TOKEN_CLIENT,
            ValueType.HOST_AND_PORT,
            null,
            "the proxy on the way to the vendor"),
    HOSTNAME_VERIFIER(
            "hostnameVerifier",
            TOKEN_CLIENT,
            TEXT,
            null,
            "refused: the host name is always verified");

    static final String PREFIX = "finicity.";

    /** The beginning of the settings of named partners. */
    static final String PARTNERS = PREFIX + "partners.";

    /** The settings for credentials: for each one a value, and a file with the value. */
    static final List<Setting> CREDENTIALS =
            List.of(
                    APP_KEY,
                    APP_KEY_FILE,
                    PARTNER_ID,
                    PARTNER_ID_FILE,
                    PARTNER_SECRET,
                    PARTNER_SECRET_FILE);

    /** The place where a named partner finds a setting that it has not set itself. */
    enum Scope {
        /**
         * Nowhere. The credentials of a partner are not those of another, and a confirmation of an
         * operator counts for one partner.
         */
        OWN(PREFIX),
        /** At the default partner, unless the named partner sets its own region. */
        REGIONAL(PREFIX),
        /** At the default partner. */
        SHARED(PREFIX),
        /**
         * Nowhere else: the standard keys of the Rest Client that fetches tokens are the same for
         * all partners.
         */
        TOKEN_CLIENT("finicity-auth/mp-rest/");

        private final String prefix;

        Scope(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }

    /** Meanings of more than one setting. */
    private static final class Meaning {
        static final String FILE =
                "instead of the value, a file with it; at most 64 KiB, and one line end at its end"
                        + " is not part of it";
        static final String STORE = "`classpath:`, `file:` or a path; ";
        static final String STORE_TYPE = "the type of that store";
        static final Duration DAY = Duration.ofDays(1);
    }

    private final String name;
    private final Scope scope;

    /** The parser of a type has no state, but no annotation can say so. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final ValueType<?> type;

    private final @Nullable String byDefault;

    /** A value has no state either. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable Object defaultValue;

    private final String meaning;

    Setting(
            String name,
            Scope scope,
            ValueType<?> type,
            @Nullable String byDefault,
            String meaning) {
        this.name = name;
        this.scope = scope;
        this.type = type;
        this.byDefault = byDefault;
        this.defaultValue = byDefault == null ? null : type.parsed(byDefault);
        this.meaning = meaning;
    }

    /** The name for the default partner. */
    public String key() {
        return scope.prefix() + name;
    }

    /** The words for a credential that a bean gives, for example "the app key of" the bean. */
    public String of(String source) {
        return "the " + name.replace('-', ' ') + " of " + source;
    }

    /** For a credential, the setting that may name a file with it instead. */
    public Setting file() {
        return CREDENTIALS.get(CREDENTIALS.indexOf(this) + 1);
    }

    Scope scope() {
        return scope;
    }

    ValueType<?> type() {
        return type;
    }

    /** The default as a text; null if there is none. */
    @Nullable String byDefault() {
        return byDefault;
    }

    /** The default as a value. Only for settings that have one. */
    Object defaultValue() {
        return requireNonNull(defaultValue);
    }

    /** The rule for the value, for messages. */
    String rule() {
        return type.rule() + ", for example " + (byDefault == null ? type.example() : byDefault);
    }

    /** The meaning in Markdown, for the table. */
    String meaning() {
        return meaning;
    }
}
