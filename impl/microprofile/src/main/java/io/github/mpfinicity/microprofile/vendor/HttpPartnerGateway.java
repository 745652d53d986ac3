package io.github.mpfinicity.microprofile.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import io.github.mpfinicity.core.vendor.VendorReply;
import io.github.mpfinicity.microprofile.config.Settings;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The vendor over HTTP. Safe for any thread.
 *
 * <p>The constructor looks JSON-P up with the class loader of the thread. So call it on a thread
 * that has the application's class loader. After that any thread may use the gateway.
 */
public final class HttpPartnerGateway implements PartnerGateway, AutoCloseable {
    private final AuthenticationHttpClient exchange;
    private final Duration deadline;
    private final Clocks clocks;
    private final PartnerMessages messages;
    private final ReplyReader replies = new ReplyReader();
    private volatile boolean closed;

    /** The last failure. An outcome has words only, and no exception. */
    private volatile AuthenticationHttpClient.@Nullable NoAnswer unanswered;

    public HttpPartnerGateway(Settings settings, Clocks clocks) {
        this(settings, clocks, new ExchangeThreads());
    }

    HttpPartnerGateway(Settings settings, Clocks clocks, ExchangeThreads threads) {
        this.deadline = settings.rules().deadline();
        this.clocks = clocks;
        this.messages = PartnerMessages.of(settings.format());
        this.exchange = new AuthenticationHttpClient(settings, clocks, threads);
    }

    @Override
    public Outcome authenticate(PartnerCredentials credentials) {
        return send(
                "POST",
                credentials,
                () -> messages.authentication(credentials),
                this::authenticated);
    }

    @Override
    public Outcome changeSecret(PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
        return send("PUT", current, () -> messages.change(current, next, grace), this::changed);
    }

    private Outcome send(
            String method,
            PartnerCredentials credentials,
            Supplier<String> message,
            Function<AuthenticationHttpClient.RawReply, Outcome> meaning) {
        if (closed) {
            return new Outcome.NotSent("closed");
        }
        Moment until = clocks.now().plus(deadline);
        byte[] body;
        try {
            body = message.get().getBytes(UTF_8);
        } catch (RuntimeException | Error e) {
            // A body that cannot be written has not been sent.
            return new Outcome.NotSent(e.getClass().getSimpleName());
        }
        try {
            return meaning.apply(exchange.send(method, credentials.appKey(), body, until));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TransportFailure.outcome(e);
        } catch (AuthenticationHttpClient.NoAnswer e) {
            unanswered = e;
            return TransportFailure.outcome(e);
        } catch (RuntimeException | Error e) {
            return TransportFailure.outcome(e);
        }
    }

    /**
     * Returns the cause of the last failure.
     *
     * @param reason in the words of the outcome
     * @return null if the last failure had another reason, or its cause may not be shown
     */
    public @Nullable Throwable cause(String reason) {
        AuthenticationHttpClient.NoAnswer last = unanswered;
        return last != null && reason.equals(last.getMessage()) ? last.getCause() : null;
    }

    /** The outcome of an answer to an authentication. */
    Outcome authenticated(AuthenticationHttpClient.RawReply raw) {
        VendorReply reply = reply(raw);
        Outcome outcome = reply.outcome();
        return raw.whole() || reply.hasReason() || outcome instanceof Outcome.Accepted
                ? outcome
                : brokenOff(raw);
    }

    /** A success has no body, so no part of a body can be missing. */
    Outcome changed(AuthenticationHttpClient.RawReply raw) {
        VendorReply reply = reply(raw);
        Outcome outcome = reply.changeOutcome(raw.text().isBlank());
        return raw.whole() || reply.hasReason() || outcome instanceof Outcome.Changed
                ? outcome
                : brokenOff(raw);
    }

    private VendorReply reply(AuthenticationHttpClient.RawReply raw) {
        return replies.reply(raw, RetryAfter.read(raw.retryAfter(), clocks.now().wall()));
    }

    /** The outcome of a body that broke off before its code. The status alone is not believed. */
    private static Outcome brokenOff(AuthenticationHttpClient.RawReply raw) {
        return new Outcome.Unknown(
                "status " + raw.status() + ", and its body broke off", null, raw.status());
    }

    /** Closes the gateway: nothing is sent any more. */
    @Override
    public void close() {
        closed = true;
    }
}
