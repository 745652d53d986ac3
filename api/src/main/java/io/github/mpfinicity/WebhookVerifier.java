package io.github.mpfinicity;

import org.jspecify.annotations.Nullable;

/**
 * Verifies that a Connect webhook comes from the vendor. Inject it where {@link FinicityWebhook}
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
 * TxPUSH, report and OBWMS webhooks are signed otherwise or not at all: the verifier rejects them.
 *
 * <p>The verifier accepts the configured secret and one that {@link PartnerAccount#changeSecret}
 * has under way. It accepts the former secret for 30 days only if {@code changeSecret} kept it,
 * which is so with a writable {@code partner-secret-file} and a {@link GracePeriod} other than
 * {@code NONE}: the vendor does not document which secret signs a webhook that is sent again. After
 * any other change, in the vendor's portal, in the configuration or in a {@link
 * PartnerCredentialsSource}, webhooks of the former secret are rejected. Answer 401 as above, and
 * the vendor sends them again for three days. To lose none, change the secret with {@code
 * changeSecret} and a file.
 *
 * <p>If no secret matches, the verifier reads the configuration again, at most once a second: the
 * vendor sends a {@code ping} while a Connect link is being made, and the link would break if this
 * process still had an old secret.
 *
 * <p>Safe for any thread, virtual ones included.
 *
 * @since 1.0
 */
public interface WebhookVerifier {
    /**
     * Verifies one signature. The time of the comparison depends neither on the place where a wrong
     * signature differs nor on the secret that matches. The method usually returns at once. If no
     * known secret matches, also at first use, it waits up to two seconds for the credentials to be
     * read. On an event loop it never waits: there it verifies the first webhook after a pause with
     * the secrets that were read last, none after a start, and the reading goes on for the next.
     *
     * @param body the bytes as they came over the wire, before any decoding; never parsed and
     *     written again
     * @param signature the header's value, in upper or lower case; null if the header is absent
     * @return true if a known secret made the signature; false for anything that is no signature,
     *     and if no secret can be read. The method never throws because of a value that a sender
     *     chose
     */
    boolean verify(byte[] body, @Nullable String signature);
}
