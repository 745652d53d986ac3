package io.github.mpfinicity.microprofile.config;

import io.github.mpfinicity.core.lockout.ClusterSettings;
import io.github.mpfinicity.core.sealing.StoreKey;
import io.github.mpfinicity.core.session.SessionRules;
import io.github.mpfinicity.core.store.StoreEngine;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/** Reads all settings and compares them with each other. */
final class SettingsReader {
    /** The operations of the store for an attempt: two reserve it and two settle it. */
    private static final int OPERATIONS = 4;

    private final ConfigReader reader;

    SettingsReader(ConfigReader reader) {
        this.reader = reader;
    }

    URI baseUri() {
        return baseUri(region());
    }

    URI baseUri(Region region) {
        return reader.value(Setting.BASE_URI, URI.class, region.baseUri());
    }

    Startup startup() {
        return reader.value(Setting.STARTUP, Startup.class);
    }

    Health health() {
        return reader.value(Setting.HEALTH, Health.class);
    }

    Exceptions exceptions() {
        return reader.value(Setting.EXCEPTIONS, Exceptions.class);
    }

    private Region region() {
        return reader.value(Setting.REGION, Region.class);
    }

    Settings settings(Stores stores) {
        Region region = region();
        URI baseUri = baseUri(region);
        SessionRules rules = rules(region, baseUri);
        StoreEngine engine = stores.engine(reader);
        exceptions();
        // It is read again at each authentication, which an unreadable one must not stop.
        reader.text(Setting.LOCKOUT_CONFIRMED_UNLOCKED);
        return new Settings(
                region,
                baseUri,
                rules,
                startup(),
                transport(rules.deadline()),
                reader.value(Setting.FORMAT, Format.class),
                lockout(),
                stores.open(engine, reader),
                sharing(engine.longestOperation(), rules.deadline()),
                reader.value(Setting.WEBHOOK_MAX_BODY, Integer.class),
                health());
    }

    private SessionRules rules(Region region, URI baseUri) {
        Duration lifetime = reader.value(Setting.TOKEN_LIFETIME, Duration.class, region.lifetime());
        Duration renewAfter =
                reader.value(Setting.TOKEN_RENEW_AFTER, Duration.class, region.renewAfter());
        Duration latest = lifetime.minus(SessionRules.MARGIN);
        // The jitter takes a part of the time between renew-after and this limit.
        if (renewAfter.compareTo(latest) >= 0) {
            reader.problem(
                    Setting.TOKEN_RENEW_AFTER,
                    renewAfter,
                    "shorter than "
                            + reader.name(Setting.TOKEN_LIFETIME)
                            + " less five minutes, which is "
                            + latest
                            + ", for example "
                            + region.renewAfter()
                            + " with a lifetime of "
                            + region.lifetime());
        }
        return new SessionRules(
                lifetime,
                renewAfter,
                duration(Setting.TOKEN_WAIT),
                duration(Setting.DEADLINE),
                minimumAge(baseUri));
    }

    /**
     * The minimum age of a token before a renewal. It limits the number of authentications while
     * the vendor refuses each new token.
     */
    private Duration minimumAge(URI baseUri) {
        Duration age = duration(Setting.TOKEN_MINIMUM_AGE);
        if (age.compareTo(SessionRules.MINIMUM_AGE) < 0 && !BaseUri.onLoopback(baseUri)) {
            String base = reader.name(Setting.BASE_URI);
            reader.problem(
                    Setting.TOKEN_MINIMUM_AGE,
                    age,
                    SessionRules.MINIMUM_AGE
                            + ", as "
                            + base
                            + " is "
                            + baseUri
                            + "; it may be shorter in tests only, where "
                            + base
                            + " is on loopback: set both for the same profile, for example %test."
                            + base
                            + "=http://127.0.0.1:8089");
        }
        return age;
    }

    private Transport transport(Duration deadline) {
        Duration connect = duration(Setting.CONNECT_TIMEOUT);
        if (connect.compareTo(deadline) > 0) {
            reader.problem(
                    Setting.CONNECT_TIMEOUT,
                    connect,
                    "not longer than "
                            + reader.name(Setting.DEADLINE)
                            + ", which is "
                            + deadline
                            + ", for example "
                            + deadline.dividedBy(2));
        }
        if (reader.text(Setting.HOSTNAME_VERIFIER) != null) {
            reader.problem(
                    reader.name(Setting.HOSTNAME_VERIFIER)
                            + " is set: it must be absent, the host name is always verified; to"
                            + " reach a server with a certificate of your own, set "
                            + reader.name(Setting.TRUST_STORE)
                            + ", for example file:/etc/trust.p12");
        }
        var stores = new KeyStores(reader);
        return new Transport(
                connect,
                stores.trust(),
                stores.client(),
                reader.optional(Setting.PROXY_ADDRESS, InetSocketAddress.class));
    }

    private Lockout lockout() {
        return new Lockout(
                reader.value(Setting.LOCKOUT_BUDGET, Integer.class),
                reader.value(Setting.LOCKOUT_PROCESSES, Integer.class),
                reader.value(Setting.LOCKOUT_UNKNOWN_OUTCOME, Lockout.UnknownOutcome.class));
    }

    /**
     * Compares the lease with the deadline. A request that was sent within a lease must have
     * arrived before another node takes the attempt for lost.
     */
    ClusterSettings sharing(Duration longestOperation, Duration deadline) {
        Duration lease = duration(Setting.STORE_LEASE);
        Duration calls = longestOperation.multipliedBy(OPERATIONS);
        Duration least = deadline.plus(calls);
        if (lease.compareTo(least) <= 0) {
            reader.problem(
                    Setting.DEADLINE,
                    deadline,
                    shorterThan(lease.minus(calls))
                            + reader.name(Setting.STORE_LEASE)
                            + ", which is "
                            + lease
                            + ", must be longer than "
                            + least);
        }
        return new ClusterSettings(reader.optional(Setting.STORE_KEY, StoreKey.class), lease);
    }

    /**
     * The rule for the deadline. If the lease is too short for any deadline, only a longer lease
     * helps.
     */
    private static String shorterThan(Duration limit) {
        Duration example = limit.dividedBy(2);
        return limit.isNegative() || limit.isZero()
                ? "shorter, but no value is short enough: "
                : "shorter than " + limit + ", for example " + example + "; or ";
    }

    private Duration duration(Setting setting) {
        return reader.value(setting, Duration.class);
    }
}
