package io.github.mpfinicity;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a MicroProfile Rest Client interface whose calls go to Finicity: each request carries the
 * app key and a living app token.
 *
 * <p>Works for injected clients and for those made with {@code RestClientBuilder}. The headers are
 * attached only towards the configured base URI; a client of any other origin is refused before
 * anything is sent, and redirects are not followed. Every method may throw {@link
 * FinicityAuthenticationException}.
 *
 * <p>If Finicity refuses the token of a request as invalid or expired, that token is dropped, and
 * an injected client sends the request once more with another one. The caller notices only if the
 * second one fails too, or if there is no other token to be had. The second request has the same
 * body as the first, byte by byte: if it would not, because a stream is used up or a value has
 * changed, it is not sent. Such a call, and one refused for any other reason, fails as without this
 * annotation, and the next call succeeds. So it is with clients made with {@code
 * RestClientBuilder}, with methods inherited from another interface (RESTEasy, CXF) and with
 * default methods (RESTEasy): whether those have interceptors depends on the implementation. A
 * method may also return a {@code CompletionStage}, or on Quarkus a {@code Uni}.
 *
 * <p>The annotation is an interceptor binding, for the interceptor that does this. A second request
 * passes all filters, and interceptors of a higher priority number, again.
 *
 * <p>Where an interface cannot be edited, name the filter class of the implementation in {@code
 * <config key>/mp-rest/providers}.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FinicityClient {
    /**
     * Whose credentials the calls of this client carry, where an application has several partners.
     *
     * @return the name of a {@link Partner}
     */
    @Nonbinding
    String partner() default Partner.DEFAULT;
}
