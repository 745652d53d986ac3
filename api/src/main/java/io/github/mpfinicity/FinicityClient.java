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
 * <p>The annotation works for injected clients and for clients made with {@code RestClientBuilder}.
 * The library attaches the headers only towards the configured base URI. It refuses a client of any
 * other origin before anything is sent, and it follows no redirects. Every method may throw {@link
 * FinicityAuthenticationException} before the request is sent, and {@link FinicityApiException} if
 * Finicity rejects it. A mapper of exceptions that the application registers comes before the
 * library's. Methods that return {@code Response} get the response.
 *
 * <p>If Finicity rejects the token of a request as invalid or expired, the library drops that
 * token, and an injected client sends the request once more with another one. The caller notices
 * only if the second request fails too, or if no other token can be obtained. The second request
 * has the same body as the first, byte by byte. If it would not, because a stream is used up or a
 * value has changed, the library does not send it. Such a call, and a call that the vendor rejects
 * for any other reason, fails with the first answer; after a rejected token the next call succeeds.
 * The same is true of clients made with {@code RestClientBuilder}, of methods inherited from
 * another interface (RESTEasy, CXF) and of default methods (RESTEasy): the implementation decides
 * if these have interceptors. A method may also return a {@code CompletionStage}, or on Quarkus a
 * {@code Uni}.
 *
 * <p>The annotation is the binding of the interceptor that sends a request again. A second request
 * passes all filters, and interceptors of a higher priority number, again.
 *
 * <p>If an interface cannot be edited, name the filter class of the implementation in {@code
 * <config key>/mp-rest/providers}.
 *
 * @since 1.0
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FinicityClient {
    /**
     * {@return the name of the {@link Partner} whose credentials the calls carry} It matters where
     * an application has several partners.
     */
    @Nonbinding
    String partner() default Partner.DEFAULT;
}
