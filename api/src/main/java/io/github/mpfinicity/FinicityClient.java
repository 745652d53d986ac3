package io.github.mpfinicity;

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
 * <p>Where an interface cannot be edited, name the filter class of the implementation in {@code
 * <config key>/mp-rest/providers}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FinicityClient {}
