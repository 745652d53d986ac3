package io.github.mpfinicity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource class, or a method of one, that receives the vendor's Connect webhooks. Only
 * requests that the vendor signed reach it:
 *
 * <pre>{@code
 * @POST
 * @FinicityWebhook
 * @Consumes(MediaType.APPLICATION_JSON)
 * public void event(JsonObject event) { ... }
 * }</pre>
 *
 * <table>
 * <caption>What is answered without calling the resource</caption>
 * <tr><th>request</th><th>status</th></tr>
 * <tr><td>no signature, two of them, or a wrong one; see {@link WebhookVerifier}</td>
 *     <td>401, without a body</td></tr>
 * <tr><td>the body is longer than {@code finicity.webhook.max-body}, 1 MiB by default</td>
 *     <td>413</td></tr>
 * </table>
 *
 * <p>The vendor sends again whatever was not answered 2xx (vendor's documentation, "Connect
 * webhooks": for three days), and an answer can be lost: a resource may see an event more than
 * once. {@code eventId}, the text at the top level of a JSON body, is the same each time; {@code
 * ping} has none. Keep the id with what the event changes, in the same transaction, and skip an
 * event whose id is there.
 *
 * <p>The resource receives the body unchanged. A compressed one is verified as it was sent; a
 * server that decompresses before any filter runs leaves nothing to verify, and the request is
 * refused.
 *
 * <p>The annotation also counts where a resource inherits it: on a method that the resource's
 * overrides or implements, on a superclass or on an interface. What stands on a method goes before
 * what stands on a type; then the nearest one decides, and classes go before interfaces. If two
 * interfaces name different partners and nothing nearer decides, the application does not start or
 * the request is answered 500: nobody's signature is good there.
 *
 * <p>A server that follows Jakarta REST 3.1 finds the filter by itself, as a service (Jersey and
 * RESTEasy do); Quarkus finds it, too. One that does not (CXF), or was told not to by {@code
 * jakarta.ws.rs.loadServices}, needs {@code WebhookFilter} of the implementation registered with
 * the application. <strong>Without the filter nothing is verified</strong>: test that your server
 * answers 401 to a request without a signature.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FinicityWebhook {
    /**
     * Whose secret signs, where an application has several partners. On a method it goes before
     * that of its class.
     *
     * @return the name of a {@link Partner}
     */
    String partner() default Partner.DEFAULT;
}
