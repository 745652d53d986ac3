/**
 * The types of mp-finicity that an application uses: a marker for its Rest Clients, the app token
 * for other requests, and two families of exceptions.
 *
 * <pre>{@code
 * @FinicityClient
 * @RegisterRestClient(configKey = "finicity")
 * @Path("/aggregation/v1/customers")
 * public interface Customers {
 *     @GET CustomerPage list(@QueryParam("limit") int limit);
 * }
 * }</pre>
 *
 * <p>Facts about the vendor's wire format are taken from the OpenAPI document {@code
 * Mastercard/open-banking-us-openapi} 1.42.0, called "the vendor's specification" here.
 */
@NullMarked
package io.github.mpfinicity;

import org.jspecify.annotations.NullMarked;
