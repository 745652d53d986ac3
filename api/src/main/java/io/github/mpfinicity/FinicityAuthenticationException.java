package io.github.mpfinicity;

import jakarta.ws.rs.ProcessingException;

/**
 * No living app token was available for a call. The call was not sent, or the vendor had refused it
 * for its token.
 *
 * <p>This type is a {@link ProcessingException} because a Rest Client hands that to its caller
 * unwrapped when a request filter throws it, in blocking and in asynchronous methods (measured on
 * RESTEasy, Jersey and CXF). A subtype exists where a caller would act differently. Messages never
 * contain an app key, a secret or a token.
 *
 * @since 1.0
 */
public class FinicityAuthenticationException extends ProcessingException {
    private static final long serialVersionUID = 1L;

    /**
     * Implementations create this exception.
     *
     * @param message what happened, what the library did about it, and what to do
     */
    public FinicityAuthenticationException(String message) {
        super(message);
    }

    /**
     * {@return words for the callers of the application} RESTEasy sends them what this method
     * returns, if a resource does not catch the exception.
     */
    @Override
    public String getLocalizedMessage() {
        return "A service that this application uses is not available.";
    }

    /** {@return the type and the message, for logs} */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // getMessage() is not what differs.
    public String toString() {
        return getClass().getName() + ": " + getMessage();
    }
}
