package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.core.observe.PartnerObserver.Repetition;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call of an intercepted method. The request of the call finds this object on the thread that
 * runs the request filters. That is the caller's thread, or a thread to which {@link
 * CallContextPropagation} has brought the object. A request that does not find it is never sent
 * again.
 */
final class InterceptedCall {
    private static final String INVOKED = "org.eclipse.microprofile.rest.client.invokedMethod";
    private static final ThreadLocal<@Nullable InterceptedCall> CURRENT = new ThreadLocal<>();

    private final InvocationContext context;

    /**
     * The request that was sent last. Requests that other interceptors cause inside this call come
     * before it.
     */
    private volatile @Nullable SentRequest last;

    /** The fingerprint that the second request must have; null during the first one. */
    private volatile @Nullable BodyFingerprint required;

    private volatile @Nullable Surroundings surroundings;

    InterceptedCall(InvocationContext context) {
        this.context = context;
    }

    /** The call of this thread. */
    static @Nullable InterceptedCall current() {
        return CURRENT.get();
    }

    /**
     * Sets the call of this thread; null for none. The variable stays with the thread, because each
     * call would have to make it anew.
     */
    static void current(@Nullable InterceptedCall call) {
        CURRENT.set(call);
    }

    /**
     * Notes that a request is about to leave with these headers. If this thread has a call that
     * makes the request, the call notes it, too.
     */
    static void sends(ClientRequestContext request, SentRequest sending) {
        sending.travelWith(request);
        InterceptedCall call = current();
        if (call != null && call.makes(request) && call.findsAgain(request)) {
            sending.require(call.required);
            SentRequest before = call.last;
            if (before != null && before.refused()) {
                sending.repeat();
            }
            call.last = sending;
        }
    }

    /** Sets what a second request needs on another thread: the engine goes on there. */
    void preparedIn(Surroundings these) {
        surroundings = these;
    }

    /**
     * Sends a refused call a second time. A second request with another body than the first is not
     * sent.
     */
    @Nullable Object proceedAgain() throws Exception {
        SentBody first = body();
        required = first == null ? null : first.seen();
        Surroundings around = surroundings;
        return around == null ? proceed() : around.run(this::proceed);
    }

    /** Runs the interceptors behind ours, and the request. */
    @Nullable Object proceed() throws Exception {
        InterceptedCall outer = current();
        current(this);
        try {
            Object result = context.proceed();
            return Unis.returnedBy(context.getMethod()) ? Unis.subscribed(result) : result;
        } finally {
            current(outer);
        }
    }

    /**
     * The last request, if the vendor refused its own token and its body is known. Null if a retry
     * or a fallback inside this call has taken care of it before.
     */
    @Nullable SentRequest refused(CallResult result) {
        SentRequest sending = last;
        if (sending == null || !sending.refused() || !result.unauthorized()) {
            return null;
        }
        SentBody sent = sending.body();
        if (!sending.repetition() && sent != null && sent.seen() != null) {
            return sending;
        }
        sending.ended(Repetition.NOT_REPEATABLE);
        return null;
    }

    /**
     * Returns the second result; returns the first one if the second request was not sent because
     * its body differed. Closes the other result.
     */
    CallResult better(CallResult first, CallResult second) {
        SentBody sent = body();
        boolean stopped = sent != null && sent.stopped();
        ended(stopped ? Repetition.NOT_REPEATABLE : Repetition.SENT);
        (stopped ? second : first).close();
        return stopped ? first : second;
    }

    /** Tells how the last request ended after its token was refused. */
    void ended(Repetition how) {
        SentRequest sending = last;
        if (sending != null) {
            sending.ended(how);
        }
    }

    /** The body of the last request. */
    private @Nullable SentBody body() {
        SentRequest sending = last;
        return sending == null ? null : sending.body();
    }

    /**
     * True if the request belongs to this call. A filter, for example, may call another client in
     * the course of this one.
     */
    private boolean makes(ClientRequestContext request) {
        Method mine = context.getMethod();
        return request.getProperty(INVOKED) instanceof Method invoked
                && (invoked.equals(mine) || overrides(invoked, mine));
    }

    private static boolean overrides(Method invoked, Method mine) {
        return invoked.getName().equals(mine.getName())
                && Arrays.equals(invoked.getParameterTypes(), mine.getParameterTypes());
    }

    /** True if a second request would find this call, too. */
    private boolean findsAgain(ClientRequestContext request) {
        return surroundings != null
                || !ResteasyThread.makes(request)
                || !CompletionStage.class.isAssignableFrom(context.getMethod().getReturnType());
    }

    /** The state that a thread needs around a request. */
    interface Surroundings {
        @Nullable Object run(Callable<@Nullable Object> next) throws Exception;
    }
}
