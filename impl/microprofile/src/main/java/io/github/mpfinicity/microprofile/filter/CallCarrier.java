package io.github.mpfinicity.microprofile.filter;

import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;
import org.jspecify.annotations.Nullable;

/** Brings the call of an asynchronous method to the thread that runs its request filters. */
final class CallCarrier implements AsyncInvocationInterceptorFactory {
    /**
     * Loads all it needs: RESTEasy leaves it on the thread that built the client, and asks it there
     * for the next application when its own is gone, with a class loader that loads nothing more.
     */
    CallCarrier() {
        var here = new Carried();
        here.prepareContext();
        here.applyContext();
    }

    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new Carried();
    }

    private static final class Carried implements AsyncInvocationInterceptor {
        private @Nullable Call call;

        @Override
        public void prepareContext() {
            call = Call.current();
        }

        /** Also where there is none: the thread may have been left with another's. */
        @Override
        public void applyContext() {
            Call.current(call);
        }

        @Override
        public void removeContext() {
            Call.current(null);
        }
    }
}
