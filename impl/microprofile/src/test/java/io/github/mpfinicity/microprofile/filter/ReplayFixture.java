package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.cdi.TestClocks;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Faults;
import io.github.mpfinicity.simulator.recording.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * An application with a simulated vendor. All that the tests know of the container and the Rest
 * Client is here: with another fixture they are another implementation's.
 */
@Timeout(60)
abstract class ReplayFixture {
    static final Fault INVALID = refusal(401, "{\"code\":10022,\"message\":\"Invalid\"}");

    /** From this age on a refusal drops a token. */
    static final Duration OLD = Duration.ofSeconds(31);

    final FinicitySimulator simulator = FinicitySimulator.start();
    final Application application = Application.of(simulator);

    @AfterEach
    void end() {
        application.close();
        simulator.close();
    }

    /** Of an application that has a token, which is old enough to be dropped. */
    <T> T clientWithOldToken(Class<T> type, Class<?>... beans) {
        T client = client(type, beans);
        tokens().current();
        advance(OLD);
        return client;
    }

    <T> T client(Class<T> type, Class<?>... beans) {
        var classes = new java.util.ArrayList<Class<?>>(List.of(beans));
        classes.add(type);
        return application.start(classes.toArray(Class<?>[]::new)).client(type);
    }

    AppTokens tokens() {
        return application.get(AppTokens.class);
    }

    void advance(Duration time) {
        application.get(TestClocks.class).advance(time);
    }

    /** Fetched in the background. Sooner than the re-check, which would notice a change, too. */
    void awaitAnother(AppToken before) {
        awaitTrue(() -> !tokens().current().equals(before));
    }

    static void awaitTrue(BooleanSupplier what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    int authentications() {
        return simulator.authentications().size();
    }

    /** Business requests. */
    List<RecordedRequest> hits() {
        return simulator.requests(path -> !path.contains("authentication"));
    }

    static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** All engines write an element as what it is, and some the whole as what is declared. */
    static List<Object> listed(Object one) {
        return List.of(one);
    }

    static Fault refusal(int status, String json) {
        return Faults.status(status, "application/json", json);
    }
}
