package io.github.mpfinicity.microprofile.filter;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.core.observe.PartnerObserver.Repetition;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends a call a second time, with another token, if the vendor refused the very token that the
 * call carried. It never sends a third time, never for another reason, and never with another body.
 *
 * <p>The second sending runs everything behind this interceptor again: filters, mappers and other
 * interceptors.
 */
@FinicityClient
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class ReplayInterceptor {
    private static final String ENTERED = ReplayInterceptor.class.getName();

    /** Asked at a call, because an application may make clients before it has its configuration. */
    @Inject Provider<SessionRegistry> registries;

    /** For CDI. */
    public ReplayInterceptor() {}

    /**
     * Some clients call this interceptor again from within, with the same context data. That is the
     * second time.
     */
    @AroundInvoke
    @Nullable Object around(InvocationContext context) throws Exception {
        if (context.getContextData().putIfAbsent(ENTERED, true) != null) {
            return context.proceed();
        }
        if (Unis.returnedBy(context.getMethod())) {
            return Unis.ofCalls(() -> later(context));
        }
        return CompletionStage.class.isAssignableFrom(context.getMethod().getReturnType())
                ? later(context)
                : call(new InterceptedCall(context));
    }

    private CompletionStage<@Nullable Object> later(InvocationContext context) throws Exception {
        Class<?> declaring = context.getMethod().getDeclaringClass();
        return new AsyncReplay(
                        new InterceptedCall(context),
                        PartnerResolver.of(declaring, context.getTarget(), registries.get()))
                .start();
    }

    private static @Nullable Object call(InterceptedCall call) throws Exception {
        CallResult first = CallResult.of(call::proceed);
        if (!replaceable(call.refused(first), first)) {
            return first.get();
        }
        if (!first.buffer()) {
            call.ended(Repetition.NOT_REPEATABLE);
            return first.get();
        }
        return call.better(first, CallResult.of(call::proceedAgain)).get();
    }

    /** True if there is another token now. Waits for a token if there is none. */
    private static boolean replaceable(@Nullable SentRequest refused, CallResult first) {
        if (refused == null) {
            return false;
        }
        try {
            AppToken present = refused.partner().tokens().current();
            boolean another = !present.equals(refused.pair().token());
            if (!another) {
                refused.ended(Repetition.NO_TOKEN);
            }
            return another;
        } catch (FinicityAuthenticationException e) {
            refused.ended(Repetition.NO_TOKEN);
            first.close();
            throw suppressing(e, first.error());
        }
    }

    static FinicityAuthenticationException suppressing(
            FinicityAuthenticationException failure, @Nullable Throwable original) {
        if (original != null) {
            failure.addSuppressed(original);
        }
        return failure;
    }
}
