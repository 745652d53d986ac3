package io.github.mpfinicity.microprofile.filter;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;
import org.jspecify.annotations.Nullable;

/** Brings the call of an asynchronous method to the thread that runs its request filters. */
final class CallContextPropagation implements AsyncInvocationInterceptorFactory {
    private final @Nullable ResteasyThread resteasy;

    /**
     * Loads all it needs: RESTEasy leaves it on the thread that built the client, and asks it there
     * for the next application when its own is gone, with a class loader that loads nothing more.
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

        /** Also where there is none: the thread may have been left with another's. */
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
