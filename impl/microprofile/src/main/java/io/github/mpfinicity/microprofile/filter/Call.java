package io.github.mpfinicity.microprofile.filter;

import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One call of an intercepted method. Its request finds it on the thread that runs the request
 * filters: the caller's, or one that {@link CallCarrier} has brought it to. A request that does not
 * find it is never sent again.
 */
final class Call {
    private static final String INVOKED = "org.eclipse.microprofile.rest.client.invokedMethod";
    private static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

    private final InvocationContext context;

    /** What was sent last: attempts that others make inside this call come before. */
    private volatile @Nullable Sending last;

    Call(InvocationContext context) {
        this.context = context;
    }

    /** That of this thread. */
    static @Nullable Call current() {
        return CURRENT.get();
    }

    /** Makes it this thread's; null for none. */
    static void current(@Nullable Call call) {
        if (call == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(call);
        }
    }

    /** A request is about to leave with these headers, for this thread's call if there is one. */
    static void sends(ClientRequestContext request, Sending sending) {
        sending.travelWith(request);
        Call call = current();
        if (call != null && call.makes(request)) {
            call.last = sending;
        }
    }

    /** The interceptors and the request behind ours, which is sent; may be called twice. */
    @Nullable Object proceed() throws Exception {
        Call outer = current();
        current(this);
        try {
            Object result = context.proceed();
            return Unis.returnedBy(context.getMethod()) ? Unis.subscribed(result) : result;
        } finally {
            current(outer);
        }
    }

    /** The last request, if its own token was refused and its like can be sent again. */
    @Nullable Sending refused() {
        Sending sending = last;
        return sending != null && sending.refused() && Entities.repeatable(context.getParameters())
                ? sending
                : null;
    }

    /** Another client may be called in the course of this call, by a filter for example. */
    private boolean makes(ClientRequestContext request) {
        Method mine = context.getMethod();
        return request.getProperty(INVOKED) instanceof Method invoked
                && invoked.getName().equals(mine.getName())
                && Arrays.equals(invoked.getParameterTypes(), mine.getParameterTypes());
    }
}
