package io.github.mpfinicity;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a Connect webhook comes from the vendor. Inject it where {@link FinicityWebhook}
 * does not fit:
 *
 * <pre>{@code
 * @Inject WebhookVerifier webhooks;
 * ...
 * if (!webhooks.verify(body, request.getHeader("X-Finicity-Signature"))) {
 *     return 401;
 * }
 * }</pre>
 *
 * <p>The vendor signs Data Connect and MVS webhooks with the partner secret: HMAC-SHA256 over the
 * body as it is sent, keyed with the secret's UTF-8 bytes, as 64 hexadecimal digits (vendor's
 * documentation, "Connect and MVS webhooks"). The header is {@code X-Finicity-Signature} in the
 * United States and {@code X-Signature} in Australia ("Open Finance AU", "Connect webhooks").
 * TxPUSH, report and OBWMS webhooks are signed otherwise or not at all: this refuses them.
 *
 * <p>The secret is the configured one, and after a change the one before it too: which of them
 * signs a webhook that is sent again is not documented. If neither matches, the configuration is
 * asked again, at most once a second: the vendor sends a {@code ping} while a Connect link is being
 * made, and an old secret here would break that.
 *
 * <p>Safe for any thread, virtual ones included.
 */
public interface WebhookVerifier {
    /**
     * Compares in a time that depends neither on where a wrong signature differs nor on which
     * secret matches. As a rule returns at once; waits up to two seconds for a slow source of
     * credentials, at first use or if nothing matched.
     *
     * @param body the bytes as they came over the wire, before any decoding; never parsed and
     *     written again
     * @param signature the header's value; null if there is none. Upper case is taken as well
     * @return whether a known secret made the signature; false for anything that is no signature,
     *     and if no secret can be read. Never throws for what a sender chose
     */
    boolean verify(byte[] body, @Nullable String signature);
}
