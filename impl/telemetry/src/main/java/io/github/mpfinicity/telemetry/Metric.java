package io.github.mpfinicity.telemetry;

import static io.github.mpfinicity.telemetry.Label.CODE;
import static io.github.mpfinicity.telemetry.Label.CREDENTIAL;
import static io.github.mpfinicity.telemetry.Label.KIND;
import static io.github.mpfinicity.telemetry.Label.OPERATION;
import static io.github.mpfinicity.telemetry.Label.ORIGIN;
import static io.github.mpfinicity.telemetry.Label.OUTCOME;
import static io.github.mpfinicity.telemetry.Label.PARTNER;
import static io.github.mpfinicity.telemetry.Label.REASON;
import static io.github.mpfinicity.telemetry.Label.STATUS;
import static io.github.mpfinicity.telemetry.Metric.Kind.COUNTER;
import static io.github.mpfinicity.telemetry.Metric.Kind.GAUGE;
import static io.github.mpfinicity.telemetry.Metric.Kind.HISTOGRAM;

import java.util.List;

/** All metrics. The table of the README comes from here. */
enum Metric {
    TOKEN_REMAINING(
            "finicity.token.remaining",
            GAUGE,
            "s",
            "The time until the token is no longer attached to calls; 0 if there is none",
            PARTNER),
    AUTHENTICATED(
            "finicity.authenticated",
            GAUGE,
            "{partner}",
            "1 if there is a token that is attached to calls, else 0",
            PARTNER),
    LOCKOUT_USED(
            "finicity.lockout.used",
            GAUGE,
            "{attempt}",
            "The attempts that are charged since the last success",
            PARTNER),
    LOCKOUT_REMAINING(
            "finicity.lockout.remaining",
            GAUGE,
            "{attempt}",
            "The attempts that may still fail before the library stops",
            PARTNER),
    BACKOFF_REMAINING(
            "finicity.backoff.remaining",
            GAUGE,
            "s",
            "The time for which no authentication is tried; 0 if one may be tried now",
            PARTNER),
    CALLERS_WAITING(
            "finicity.callers.waiting",
            GAUGE,
            "{caller}",
            "The callers that wait for an authentication",
            PARTNER),
    REFUSAL(
            "finicity.refusal",
            GAUGE,
            "{refusal}",
            "1 for the reason why the last authentication led to no token, else 0",
            PARTNER,
            REASON),
    ATTEMPTS(
            "finicity.attempts",
            COUNTER,
            "{attempt}",
            "The attempts, also those that ended before anything was sent (`not_sent`)",
            PARTNER,
            KIND,
            OUTCOME,
            CODE),
    RENEWALS("finicity.renewals", COUNTER, "{token}", "The new tokens", PARTNER, ORIGIN),
    CALLS_REFUSED(
            "finicity.calls.refused",
            COUNTER,
            "{call}",
            "The application's calls that the vendor refused",
            PARTNER,
            STATUS,
            CODE),
    CALLS_REPEATED(
            "finicity.calls.repeated",
            COUNTER,
            "{call}",
            "The calls whose token was refused: `sent` again, `not_repeatable`, or `no_token` for"
                    + " it",
            PARTNER,
            OUTCOME),
    CREDENTIAL_CHANGES(
            "finicity.credential.changes",
            COUNTER,
            "{change}",
            "The first successes with another secret or app key",
            PARTNER,
            CREDENTIAL),
    WEBHOOKS(
            "finicity.webhooks",
            COUNTER,
            "{webhook}",
            "The webhooks: `accepted`, `refused` for their signature, `too_large`",
            PARTNER,
            OUTCOME),
    STORE_FAILURES(
            "finicity.store.failures",
            COUNTER,
            "{failure}",
            "The store's operations that failed",
            PARTNER,
            OPERATION),
    AUTHENTICATION_DURATION(
            "finicity.authentication.duration",
            HISTOGRAM,
            "s",
            "The time from a request for a token to its end",
            PARTNER,
            OUTCOME),
    WAIT_DURATION(
            "finicity.wait.duration",
            HISTOGRAM,
            "s",
            "The time that a caller waited, and what came of it: `token` or `none`",
            PARTNER,
            OUTCOME),
    STORE_OPERATION_DURATION(
            "finicity.store.operation.duration",
            HISTOGRAM,
            "s",
            "The time of a store's operation: `done`, `lost_race` or `failed`",
            PARTNER,
            OPERATION,
            OUTCOME);

    /** The kinds of instruments. */
    enum Kind {
        GAUGE,
        COUNTER,
        HISTOGRAM
    }

    /** Upper bounds in seconds, as OpenTelemetry's conventions have them for HTTP clients. */
    static final List<Double> BOUNDS =
            List.of(
                    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0,
                    30.0);

    private final String key;
    private final Kind kind;
    private final String unit;
    private final String meaning;

    /** A copy, which no annotation of ours can say. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Label> labels;

    Metric(String key, Kind kind, String unit, String meaning, Label... labels) {
        this.key = key;
        this.kind = kind;
        this.unit = unit;
        this.meaning = meaning;
        this.labels = List.of(labels);
    }

    String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    String unit() {
        return unit;
    }

    String meaning() {
        return meaning;
    }

    List<Label> labels() {
        return labels;
    }
}
