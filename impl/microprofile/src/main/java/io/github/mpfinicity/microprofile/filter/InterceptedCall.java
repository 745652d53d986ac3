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
 * One call of an intercepted method. Its request finds it on the thread that runs the request
 * filters: the caller's, or one that {@link CallContextPropagation} has brought it to. A request
 * that does not find it is never sent again.
 */
final class InterceptedCall {
    private static final String INVOKED = "org.eclipse.microprofile.rest.client.invokedMethod";
    private static final ThreadLocal<@Nullable InterceptedCall> CURRENT = new ThreadLocal<>();

    private final InvocationContext context;

    /** What was sent last: attempts that others make inside this call come before. */
    private volatile @Nullable SentRequest last;

    /** Null until it is sent again. */
    private volatile @Nullable BodyFingerprint required;

    private volatile @Nullable Surroundings surroundings;

    InterceptedCall(InvocationContext context) {
        this.context = context;
    }

    /** That of this thread. */
    static @Nullable InterceptedCall current() {
        return CURRENT.get();
    }

    /** Makes it this thread's; null for none. */
    static void current(@Nullable InterceptedCall call) {
        if (call == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(call);
        }
    }

    /** A request is about to leave with these headers, for this thread's call if there is one. */
    static void sends(ClientRequestContext request, SentRequest sending) {
        sending.travelWith(request);
        InterceptedCall call = current();
        if (call != null && call.makes(request) && call.findsAgain(request)) {
            sending.require(call.required);
            call.last = sending;
        }
    }

    /** An engine goes on on another thread; it will do so again only in these surroundings. */
    void preparedIn(Surroundings these) {
        surroundings = these;
    }

    /** Sends a refused call a second time, but nothing with another body than the first time. */
    @Nullable Object proceedAgain() throws Exception {
        SentBody first = body();
        required = first == null ? null : first.seen();
        Surroundings around = surroundings;
        return around == null ? proceed() : around.run(this::proceed);
    }

    /** The interceptors and the request behind ours, which is sent. */
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

    /** The last request, if its own token was refused and its body is known. */
    @Nullable SentRequest refused() {
        SentRequest sending = last;
        if (sending == null || !sending.refused()) {
            return null;
        }
        SentBody sent = sending.body();
        if (sent != null && sent.seen() != null) {
            return sending;
        }
        sending.ended(Repetition.NOT_REPEATABLE);
        return null;
    }

    /**
     * The second result; the first one if the second request was not sent, because its body would
     * not have been the same. Nobody will see the other.
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

    /** That of the last request. */
    private @Nullable SentBody body() {
        SentRequest sending = last;
        return sending == null ? null : sending.body();
    }

    /** Another client may be called in the course of this call, by a filter for example. */
    private boolean makes(ClientRequestContext request) {
        Method mine = context.getMethod();
        return request.getProperty(INVOKED) instanceof Method invoked
                && invoked.getName().equals(mine.getName())
                && Arrays.equals(invoked.getParameterTypes(), mine.getParameterTypes());
    }

    /** Whether a second request would find this call, too. */
    private boolean findsAgain(ClientRequestContext request) {
        return surroundings != null
                || !ResteasyThread.makes(request)
                || !CompletionStage.class.isAssignableFrom(context.getMethod().getReturnType());
    }

    /** What has to be around a request on whatever thread. */
    interface Surroundings {
        @Nullable Object run(Callable<@Nullable Object> next) throws Exception;
    }
}
