package io.github.mpfinicity.contract.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.provider.ProviderResponse;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.contract.provider.OnceClient;
import io.github.mpfinicity.contract.provider.Verification;
import io.github.mpfinicity.core.vendor.Outcome;
import io.github.mpfinicity.core.vendor.PartnerGateway;
import io.github.mpfinicity.core.vendor.VendorReply;
import io.github.mpfinicity.microprofile.vendor.ReplyReader;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends the pact's request for a token in place of the library's own, once in its life, and
 * compares the answer. The session decides whether it is sent at all.
 */
final class OneTokenGateway implements PartnerGateway {
    private final URI base;
    private final SynchronousHttp interaction;
    private final AtomicBoolean used = new AtomicBoolean();
    private volatile List<String> differences = List.of("nothing was sent");

    OneTokenGateway(URI base, SynchronousHttp interaction) {
        this.base = base;
        this.interaction = interaction;
    }

    /** Where the answer was not what the pact says; empty if it was. */
    List<String> differences() {
        return differences;
    }

    boolean used() {
        return used.get();
    }

    @Override
    public Outcome authenticate(PartnerCredentials credentials) {
        if (used.getAndSet(true)) {
            return new Outcome.NotSent("one request for a token is all there is in a run");
        }
        var once = new OnceClient(base);
        differences =
                Verification.differences(
                        interaction,
                        once,
                        Map.of(
                                "appKey", credentials.appKey(),
                                "partnerId", credentials.partnerId(),
                                "partnerSecret", credentials.partnerSecret().value()));
        ProviderResponse response = once.last();
        if (response != null) {
            return outcome(response);
        }
        return once.failure() instanceof ConnectException
                ? new Outcome.NotSent("no connection")
                : new Outcome.Unknown("no answer");
    }

    @Override
    public Outcome changeSecret(PartnerCredentials current, PartnerSecret next, GracePeriod grace) {
        return new Outcome.NotSent("a secret is never changed from here");
    }

    private static Outcome outcome(ProviderResponse response) {
        byte[] bytes = response.getBody() == null ? new byte[0] : response.getBody().orEmpty();
        String body = new String(bytes, UTF_8);
        VendorReply refusal = new ReplyReader().error(body).reply(response.getStatusCode());
        return new VendorReply(
                        refusal.status(), token(body), refusal.code(), refusal.meaning(), null)
                .outcome();
    }

    private static @Nullable String token(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject().get("token") instanceof JsonString text
                    ? text.getString()
                    : null;
        } catch (JsonException e) {
            return null;
        }
    }
}
