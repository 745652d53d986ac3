package io.github.mpfinicity.telemetry;

import io.github.mpfinicity.AccountStatus;
import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.PartnerAccount;
import io.github.mpfinicity.core.observe.PartnerObserver;
import io.github.mpfinicity.core.vendor.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One partner's events as figures and spans. */
final class PartnerTelemetry implements PartnerObserver, AutoCloseable {
    private static final int SERVER_ERRORS = 500;

    private final String partner;
    private final Meters meters;
    private final AuthenticationSpans spans;
    private final AtomicLong waiting = new AtomicLong();

    PartnerTelemetry(
            String partner, PartnerAccount account, Meters meters, AuthenticationSpans spans) {
        this.partner = partner;
        this.meters = meters;
        this.spans = spans;
        registerGauges(account);
        makeKnown();
    }

    private void registerGauges(PartnerAccount account) {
        gauge(Metric.TOKEN_REMAINING, account, now -> Seconds.of(now.tokenLeft()));
        gauge(Metric.AUTHENTICATED, account, now -> oneIf(serves(now.token())));
        gauge(Metric.LOCKOUT_USED, account, AccountStatus::attemptsUsed);
        gauge(Metric.LOCKOUT_REMAINING, account, AccountStatus::attemptsLeft);
        gauge(Metric.BACKOFF_REMAINING, account, now -> Seconds.of(now.retryAfter()));
        meters.gauge(Metric.CALLERS_WAITING, waiting::get, partner);
        for (Reason.Kind each : Reason.Kind.values()) {
            meters.gauge(
                    Metric.REFUSAL,
                    () -> oneIf(isLast(each, account.status())),
                    partner,
                    word(each));
        }
    }

    private void gauge(
            Metric metric, PartnerAccount account, ToDoubleFunction<AccountStatus> value) {
        meters.gauge(metric, () -> value.applyAsDouble(account.status()), partner);
    }

    /** Counters of which a rule must see the first one. */
    private void makeKnown() {
        for (StoreOperation each : StoreOperation.values()) {
            meters.add(Metric.STORE_FAILURES, 0, partner, word(each));
        }
        for (WebhookResult each : WebhookResult.values()) {
            meters.add(Metric.WEBHOOKS, 0, partner, word(each));
        }
        for (TokenOrigin each : TokenOrigin.values()) {
            meters.add(Metric.RENEWALS, 0, partner, word(each));
        }
    }

    private static boolean serves(TokenAge token) {
        return switch (token) {
            case FRESH, STALE -> true;
            case NONE, EXPIRED -> false;
        };
    }

    private static boolean isLast(Reason.Kind kind, AccountStatus status) {
        return status.lastRefusal().map(Reason::kind).filter(kind::equals).isPresent();
    }

    private static double oneIf(boolean condition) {
        return condition ? 1 : 0;
    }

    @Override
    public void attemptStarted(long run, AttemptKind kind, String origin) {
        spans.started(run, kind, URI.create(origin));
    }

    @Override
    public void attemptEnded(long run, AttemptKind kind, Outcome outcome, Duration took) {
        AttemptEnd end = AttemptEnd.of(outcome);
        meters.add(Metric.ATTEMPTS, 1, partner, word(kind), end.outcome(), end.code());
        switch (kind) {
            case AUTHENTICATION ->
                    meters.record(Metric.AUTHENTICATION_DURATION, took, partner, end.outcome());
            case SECRET_CHANGE -> {}
        }
        spans.ended(run, end);
    }

    @Override
    public void tokenRenewed(TokenOrigin origin) {
        meters.add(Metric.RENEWALS, 1, partner, word(origin));
    }

    /** The gauges show it. */
    @Override
    public void refused() {}

    @Override
    public void secretChanged() {
        meters.add(Metric.CREDENTIAL_CHANGES, 1, partner, "partner_secret");
    }

    @Override
    public void appKeyChanged() {
        meters.add(Metric.CREDENTIAL_CHANGES, 1, partner, "app_key");
    }

    @Override
    public void waitStarted(long run) {
        waiting.incrementAndGet();
        spans.waiting(run);
    }

    @Override
    public void waitEnded(long run, Duration waited, boolean gotToken) {
        waiting.decrementAndGet();
        meters.record(Metric.WAIT_DURATION, waited, partner, gotToken ? "token" : "none");
    }

    @Override
    public void callRefused(int status, @Nullable String code) {
        meters.add(
                Metric.CALLS_REFUSED,
                1,
                partner,
                status < SERVER_ERRORS ? "4xx" : "5xx",
                AttemptEnd.code(code));
    }

    @Override
    public void callRepeated(Repetition how) {
        meters.add(Metric.CALLS_REPEATED, 1, partner, word(how));
    }

    @Override
    public void storeOperationEnded(StoreOperation operation, StoreResult result, Duration took) {
        meters.record(
                Metric.STORE_OPERATION_DURATION, took, partner, word(operation), word(result));
        switch (result) {
            case FAILED -> meters.add(Metric.STORE_FAILURES, 1, partner, word(operation));
            case DONE, LOST_RACE -> {}
        }
    }

    @Override
    public void webhookVerified(WebhookResult result) {
        meters.add(Metric.WEBHOOKS, 1, partner, word(result));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        meters.close();
        spans.close();
    }
}
