package io.github.mpfinicity.microprofile.filter;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;
import org.jspecify.annotations.Nullable;

/** Brings the call of an asynchronous method to the thread that runs its request filters. */
final class CallContextPropagation implements AsyncInvocationInterceptorFactory {
    private final @Nullable ResteasyThread resteasy;

    /**
     * Loads all classes that it needs. RESTEasy leaves this object on the thread that built the
     * client. There it asks the object for the next application, too, at a time when the class
     * loader of its own application loads nothing more.
     */
    CallContextPropagation(@Nullable ResteasyThread resteasy) {
        this.resteasy = resteasy;
        var here = new Carried();
        here.prepareContext();
        here.applyContext();
    }

    static void register(RestClientBuilder builder) {
        builder.register(new CallContextPropagation(ResteasyThread.of(builder)));
    }

    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new Carried();
    }

    private final class Carried implements AsyncInvocationInterceptor {
        private @Nullable InterceptedCall call;

        @Override
        public void prepareContext() {
            InterceptedCall current = InterceptedCall.current();
            try {
                if (current != null && resteasy != null) {
                    current.preparedIn(resteasy.surroundings());
                }
                call = current;
            } catch (ReflectiveOperationException e) {
                call = null;
            }
        }

        /**
         * Sets the call of the thread even if there is none, because the thread may still have the
         * call of another request.
         */
        @Override
        public void applyContext() {
            InterceptedCall.current(call);
        }

        @Override
        public void removeContext() {
            InterceptedCall.current(null);
        }
    }
}
