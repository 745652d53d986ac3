package io.github.mpfinicity.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import io.github.mpfinicity.simulator.authentication.SimulatedVendor;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.UUID;

/**
 * The Connect webhooks of one partner, for tests of a receiver.
 *
 * <pre>{@code
 * var webhooks = finicity.webhooks();
 * assertThat(webhooks.ping().postTo(receiver).statusCode()).isEqualTo(200);
 *
 * var done = webhooks.event("done");
 * done.postTo(receiver);
 * done.postTo(receiver);              // the vendor repeats: same event id, same signature
 *
 * var forged = done.withSignature("00");
 * assertThat(forged.postTo(receiver).statusCode()).isEqualTo(401);
 * }</pre>
 *
 * <p>A delivery is signed with HMAC-SHA256 over the raw bytes of the body, in lower-case
 * hexadecimal digits, under the partner secret that is current when the delivery is made. The
 * vendor does not document which secret signs in a grace period, or if a repeated delivery is
 * signed anew; {@link #signWithPrevious} gives the other signature. This class does not make
 * webhooks of TxPUSH and of reports, which are signed otherwise or not at all. Thread-safe.
 */
public final class Webhooks {

    private final SimulatedVendor vendor;
    private final SimulatedPartner partner;

    /**
     * Makes the webhooks of a partner.
     *
     * @param vendor decides the header and the time, and writes JSON
     * @param partner its secrets sign
     */
    public Webhooks(SimulatedVendor vendor, SimulatedPartner partner) {
        this.vendor = requireNonNull(vendor, "vendor");
        this.partner = requireNonNull(partner, "partner");
    }

    /** {@return the name of the header that carries the signature in the simulator's region} */
    public String header() {
        return vendor.region().signatureHeader();
    }

    /**
     * Signs a body under the current partner secret.
     *
     * @param body its raw bytes
     * @return 64 lower-case hexadecimal digits
     */
    public String sign(byte[] body) {
        return Signatures.of(body, partner.secret());
    }

    /**
     * Signs a body under the secret before the current one.
     *
     * @param body its raw bytes
     * @return 64 lower-case hexadecimal digits; empty unless a grace period runs
     */
    public Optional<String> signWithPrevious(byte[] body) {
        return partner.previousSecret(vendor.clock().instant())
                .map(secret -> Signatures.of(body, secret));
    }

    /**
     * Makes the event that the vendor sends while a Connect link is being made.
     *
     * @return {@code {"eventType":"ping","payload":{}}}, without an event id, as at the vendor
     */
    public WebhookDelivery ping() {
        return json(vendor.json().object().add("eventType", "ping"), "{}");
    }

    /**
     * Makes an event with an empty payload.
     *
     * @param type for example {@code done}
     * @return with an event id that no other delivery has
     */
    public WebhookDelivery event(String type) {
        return event(type, "{}");
    }

    /**
     * Makes an event.
     *
     * @param type for example {@code added}
     * @param payload a JSON object
     * @return compact JSON, with an event id that no other delivery has
     * @throws IllegalArgumentException if the payload is not a JSON object
     */
    public WebhookDelivery event(String type, String payload) {
        var event = vendor.json().object().add("eventType", type);
        return json(event.add("eventId", UUID.randomUUID().toString()), payload);
    }

    /**
     * Makes a delivery of any body, for example of one that is not JSON.
     *
     * @param contentType its media type; {@code application/xml} is the vendor's other one
     * @param body its raw bytes
     * @return signed
     */
    public WebhookDelivery of(String contentType, byte[] body) {
        return new WebhookDelivery(contentType, body, header(), sign(body));
    }

    private WebhookDelivery json(JsonObjectBuilder event, String payload) {
        var body = event.add("payload", object(payload)).build().toString();
        return of("application/json", body.getBytes(UTF_8));
    }

    private JsonObject object(String payload) {
        return vendor.json()
                .read(payload.getBytes(UTF_8))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "payload must be a JSON object, not " + payload));
    }

    /** Shows the partner id only. */
    @Override
    public String toString() {
        return "Webhooks[" + partner.id() + "]";
    }
}
