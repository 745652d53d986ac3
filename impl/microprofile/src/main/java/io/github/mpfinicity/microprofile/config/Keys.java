package io.github.mpfinicity.microprofile.config;

import java.util.List;

/** The names of all settings. */
final class Keys {
    static final String PREFIX = "finicity.";

    /** In front of a partner's name. */
    static final String PARTNERS = PREFIX + "partners.";

    static final String APP_KEY = PREFIX + "app-key";
    static final String APP_KEY_FILE = PREFIX + "app-key-file";
    static final String PARTNER_ID = PREFIX + "partner-id";
    static final String PARTNER_ID_FILE = PREFIX + "partner-id-file";
    static final String PARTNER_SECRET = PREFIX + "partner-secret";
    static final String PARTNER_SECRET_FILE = PREFIX + "partner-secret-file";
    static final String REGION = PREFIX + "region";
    static final String BASE_URI = PREFIX + "base-uri";
    static final String LIFETIME = PREFIX + "token.lifetime";
    static final String RENEW_AFTER = PREFIX + "token.renew-after";
    static final String WAIT = PREFIX + "token.wait";
    static final String MINIMUM_AGE = PREFIX + "token.minimum-age";
    static final String CONNECT_TIMEOUT = PREFIX + "connect-timeout";
    static final String DEADLINE = PREFIX + "deadline";
    static final String STARTUP = PREFIX + "startup";
    static final String FORMAT = PREFIX + "format";
    static final String BUDGET = PREFIX + "lockout.budget";
    static final String PROCESSES = PREFIX + "lockout.processes";
    static final String UNKNOWN_OUTCOME = PREFIX + "lockout.unknown-outcome";
    static final String CONFIRMED_UNLOCKED = PREFIX + "lockout.confirmed-unlocked";

    static final String STORE = PREFIX + "store";
    static final String STORE_FILE = PREFIX + "store.file";
    static final String STORE_KEY = PREFIX + "store.key";
    static final String STORE_LEASE = PREFIX + "store.lease";
    static final String WEBHOOK_MAX_BODY = PREFIX + "webhook.max-body";

    /** The standard keys of a Rest Client, for the client that fetches tokens. */
    static final String CLIENT_PREFIX = "finicity-auth/mp-rest/";

    static final String TRUST_STORE = CLIENT_PREFIX + "trustStore";
    static final String TRUST_STORE_PASSWORD = CLIENT_PREFIX + "trustStorePassword";
    static final String TRUST_STORE_TYPE = CLIENT_PREFIX + "trustStoreType";
    static final String KEY_STORE = CLIENT_PREFIX + "keyStore";
    static final String KEY_STORE_PASSWORD = CLIENT_PREFIX + "keyStorePassword";
    static final String KEY_STORE_TYPE = CLIENT_PREFIX + "keyStoreType";
    static final String PROXY_ADDRESS = CLIENT_PREFIX + "proxyAddress";

    /** Known in order to be refused. */
    static final String HOSTNAME_VERIFIER = CLIENT_PREFIX + "hostnameVerifier";

    static final List<String> ALL =
            List.of(
                    APP_KEY,
                    APP_KEY_FILE,
                    PARTNER_ID,
                    PARTNER_ID_FILE,
                    PARTNER_SECRET,
                    PARTNER_SECRET_FILE,
                    REGION,
                    BASE_URI,
                    LIFETIME,
                    RENEW_AFTER,
                    WAIT,
                    MINIMUM_AGE,
                    CONNECT_TIMEOUT,
                    DEADLINE,
                    STARTUP,
                    FORMAT,
                    BUDGET,
                    PROCESSES,
                    UNKNOWN_OUTCOME,
                    CONFIRMED_UNLOCKED,
                    STORE,
                    STORE_FILE,
                    STORE_KEY,
                    STORE_LEASE,
                    WEBHOOK_MAX_BODY,
                    TRUST_STORE,
                    TRUST_STORE_PASSWORD,
                    TRUST_STORE_TYPE,
                    KEY_STORE,
                    KEY_STORE_PASSWORD,
                    KEY_STORE_TYPE,
                    PROXY_ADDRESS,
                    HOSTNAME_VERIFIER);

    /** Of which each credential has two: the value, and a file with it. */
    static final List<String> CREDENTIALS =
            List.of(
                    APP_KEY,
                    APP_KEY_FILE,
                    PARTNER_ID,
                    PARTNER_ID_FILE,
                    PARTNER_SECRET,
                    PARTNER_SECRET_FILE);

    private Keys() {}
}
