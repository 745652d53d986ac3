package io.github.mpfinicity;

import jakarta.ws.rs.ProcessingException;

/**
 * A call could not be given a living app token. Nothing of that call was sent.
 *
 * <p>A {@link ProcessingException}, because that is what a Rest Client hands to its caller
 * unwrapped when a request filter throws it, in blocking and in asynchronous methods (measured on
 * RESTEasy, Jersey and CXF). A subtype exists where a caller would act differently. Messages never
 * contain an app key, a secret or a token.
 */
public class FinicityAuthenticationException extends ProcessingException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by implementations.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public FinicityAuthenticationException(String message) {
        super(message);
    }
}
