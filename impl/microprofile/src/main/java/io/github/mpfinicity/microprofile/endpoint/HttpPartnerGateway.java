package io.github.mpfinicity.microprofile.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.gateway.PartnerGateway;
import io.github.mpfinicity.core.gateway.VendorReply;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.microprofile.config.Settings;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.time.Duration;

/**
 * The vendor over HTTP. Safe for any thread.
 *
 * <p>Everything that depends on a class loader (JSON-B, JSON-P) is looked up when it is made, so
 * make it on a thread that has the application's; it may then be used on any.
 */
public final class HttpPartnerGateway implements PartnerGateway, AutoCloseable {
    private final Exchange exchange;
    private final Duration deadline;
    private final Clocks clocks;
    private final Jsonb jsonb = JsonbBuilder.create();
    private final ReplyReader replies = new ReplyReader();
    private volatile boolean closed;

    public HttpPartnerGateway(Settings settings, Clocks clocks) {
        this.deadline = settings.rules().deadline();
        this.clocks = clocks;
        this.exchange = new Exchange(settings, clocks);
    }

    @Override
    public Outcome authenticate(PartnerCredentials credentials) {
        if (closed) {
            return new Outcome.NotSent("closed");
        }
        Moment until = clocks.now().plus(deadline);
        byte[] body = body(credentials);
        try {
            return outcome(exchange.post(credentials.appKey(), body, until));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failure.outcome(e);
        } catch (IOException | RuntimeException e) {
            return Failure.outcome(e);
        }
    }

    private byte[] body(PartnerCredentials credentials) {
        String secret = credentials.partnerSecret().value();
        return jsonb.toJson(new PartnerMessage(credentials.partnerId(), secret)).getBytes(UTF_8);
    }

    /** Where a body breaks off before it says anything, its status alone is not believed. */
    private Outcome outcome(Exchange.RawReply raw) {
        Duration retryAfter = RetryAfter.read(raw.retryAfter(), clocks.now().wall());
        VendorReply reply = replies.reply(raw, retryAfter);
        if (!raw.whole() && reply.token() == null && reply.code() == null) {
            return new Outcome.Unknown("status " + raw.status() + ", and its body broke off");
        }
        return reply.outcome();
    }

    /** Nothing is sent any more. */
    @Override
    public void close() {
        closed = true;
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B could not be closed", e);
        }
    }
}
