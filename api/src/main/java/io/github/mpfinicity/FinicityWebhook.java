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
 * <caption>Requests that never reach the resource</caption>
 * <tr><th>request</th><th>status</th></tr>
 * <tr><td>no signature, two of them, or a wrong one; see {@link WebhookVerifier}</td>
 *     <td>401, without a body</td></tr>
 * <tr><td>the body is longer than {@code finicity.webhook.max-body}, 1 MiB by default</td>
 *     <td>413</td></tr>
 * </table>
 *
 * <p>The vendor sends an event again until it gets an answer 2xx (vendor's documentation, "Connect
 * webhooks": for three days), and an answer can be lost: a resource may see an event more than
 * once. {@code eventId}, the text at the top level of a JSON body, is the same each time; {@code
 * ping} has none. Keep the id with the change that the event causes, in the same transaction, and
 * skip an event whose id is known.
 *
 * <p>The resource receives the body unchanged. The library verifies a compressed body as it was
 * sent. A server that decompresses before any filter runs changes the signed bytes, so the library
 * rejects the request.
 *
 * <p>A resource inherits the annotation from a method that it overrides or implements, from a
 * superclass and from an interface. An annotation on a method takes precedence over one on a type.
 * Then the nearest annotation decides, and classes take precedence over interfaces. If two
 * interfaces name different partners and no nearer annotation decides, the application does not
 * start, or the server answers the request with 500: no signature is accepted there.
 *
 * <p>The annotation does not reach through a sub-resource locator, which is a method with a path
 * and without an HTTP method: put it on the sub-resource. An application in which it marks a
 * locator, or a class that has one, does not start if CDI knows the class as a bean or the server
 * shows it to the binding. Otherwise nothing is verified before that sub-resource.
 *
 * <p>A server that follows Jakarta REST 3.1 finds the filter by itself, as a service (Jersey and
 * RESTEasy do); Quarkus finds it, too. If a server does not (CXF), or if {@code
 * jakarta.ws.rs.loadServices} forbids it, register {@code WebhookFilter} of the implementation with
 * the application. <strong>Without the filter nothing is verified</strong>: test that your server
 * answers 401 to a request without a signature.
 *
 * @since 1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FinicityWebhook {
    /**
     * {@return the name of the {@link Partner} whose secret signs} It matters where an application
     * has several partners. The name on a method takes precedence over the name on its class.
     */
    String partner() default Partner.DEFAULT;
}
