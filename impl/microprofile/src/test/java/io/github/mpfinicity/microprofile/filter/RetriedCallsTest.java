package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.PermanentApiException;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A client with a retry around each call, as MicroProfile Fault Tolerance has it: an interceptor of
 * its priority, inside the library's. Counts what reaches the vendor.
 */
class RetriedCallsTest extends ReplayFixture {
    private static final int RETRIES = 3;

    /** Stands for {@code @Retry(maxRetries = 3, abortOn = ...)}. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Retried {}

    /** Does what that annotation says. */
    @Retried
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_AFTER + 10)
    static class Retries {
        @AroundInvoke
        @Nullable Object around(InvocationContext context) throws Exception {
            for (int left = RETRIES; left > 0; left--) {
                try {
                    return context.proceed();
                } catch (RuntimeException e) {
                    if (e instanceof PermanentApiException
                            || e instanceof FinicityAuthenticationException) {
                        throw e;
                    }
                }
            }
            return context.proceed();
        }
    }

    /** Stands for {@code @Retry} of a method that returns a stage. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface RetriedLater {}

    /** Retries on a thread of its own, as that annotation may. */
    @RetriedLater
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_AFTER + 10)
    static class LaterRetries {
        @AroundInvoke
        Object around(InvocationContext context) throws Exception {
            return proceed(context)
                    .exceptionallyComposeAsync(
                            e -> {
                                try {
                                    return proceed(context);
                                } catch (Exception again) {
                                    return CompletableFuture.failedStage(again);
                                }
                            },
                            call -> new Thread(call).start());
        }

        @SuppressWarnings("unchecked")
        private static CompletionStage<Object> proceed(InvocationContext context) throws Exception {
            return (CompletionStage<Object>) context.proceed();
        }
    }

    /** A client whose calls are retried later. */
    @RetriedLater
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @Path("/aggregation/v2/customers")
    public interface PatientLater {
        @POST
        @Path("active")
        @Consumes("application/json")
        CompletionStage<String> add(String customer);
    }

    /** A client whose calls are retried. */
    @Retried
    @FinicityClient
    @RegisterRestClient(configKey = "finicity")
    @Path("/aggregation/v1/customers")
    public interface Patient {
        @GET
        String list();
    }

    @Test
    void requestThatCannotHeal_sentOnce() {
        count(Faults.error(10005), 1, 1);
    }

    @Test
    void lockedAccount_sentOnce() {
        count(Faults.locked(500), 1, 1);
    }

    @Test
    void tokenAlwaysRejected_oneRepetitionAndOneAuthenticationMore() {
        count(INVALID, 2, 2);
    }

    @Test
    void throttled_retriedAsAsked() {
        count(Faults.tooManyRequests(), 1 + RETRIES, 1);
    }

    @Test
    void expiredToken_healed() {
        Patient patient = clientWithOldToken(Patient.class, Retries.class);
        simulator.expireTokens();

        assertThat(patient.list()).contains("customer-01");

        assertThat(hits()).hasSize(2);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void retriedOnAnotherThread_notSentByTheLibrary() throws Exception {
        PatientLater patient = clientWithOldToken(PatientLater.class, LaterRetries.class);
        simulator.onBusiness().next(INVALID);
        simulator.onBusiness().next(Faults.status(201, "application/json", "{\"id\":\"1\"}"));

        assertThat(await(patient.add("{}"))).contains("1");

        assertThat(hits()).hasSize(2);
    }

    @Test
    void credentialsRejected_oneAuthentication() {
        simulator.onAuthentication().always(Faults.error(10001));
        Patient patient = client(Patient.class, Retries.class);

        assertThat(catchThrowable(patient::list))
                .isInstanceOf(FinicityAuthenticationException.class);
        assertThat(hits()).isEmpty();
        assertThat(authentications()).isEqualTo(1);
    }

    private void count(Fault fault, int calls, int authentications) {
        simulator.onBusiness().always(fault);
        Patient patient = clientWithOldToken(Patient.class, Retries.class);

        assertThat(catchThrowable(patient::list)).isNotNull();

        assertThat(hits()).hasSize(calls);
        assertThat(authentications()).isEqualTo(authentications);
    }
}
