package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.FinicityAuthenticationException;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counts at the vendor's side of a real connection. */
@Timeout(120)
class ManyCallersTest {
    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application = Application.of(simulator);
    private final ExecutorService callers = callers();

    @AfterEach
    void end() {
        callers.shutdownNow();
        application.close();
        simulator.close();
    }

    @Test
    void tenThousandOnAColdSession_oneAuthentication() throws Exception {
        AppTokens tokens = application.start().get(AppTokens.class);

        List<AppToken> all = together(10_000, tokens::current);

        assertThat(all).hasSize(10_000).allSatisfy(one -> assertThat(one).isSameAs(all.get(0)));
        assertThat(simulator.authentications()).hasSize(1);
    }

    @Test
    void acrossTheRenewal_oneAuthenticationAndNobodyFails() throws Exception {
        AppTokens tokens = application.start().get(AppTokens.class);
        tokens.current();
        application.get(TestClocks.class).advance(Duration.ofMinutes(93));

        assertThat(together(1000, tokens::current)).hasSize(1000);
        awaitAuthentications(2);
        assertThat(together(1000, tokens::current)).hasSize(1000);
        assertThat(simulator.authentications()).hasSize(2);
    }

    @Test
    void renewalFails_nobodyFailsWhileTheOldTokenLives() throws Exception {
        AppTokens tokens = application.start().get(AppTokens.class);
        AppToken old = tokens.current();
        simulator.onAuthentication().always(Faults.status(503));
        application.get(TestClocks.class).advance(Duration.ofMinutes(93));

        assertThat(together(1000, tokens::current)).allSatisfy(t -> assertThat(t).isSameAs(old));
        awaitAuthentications(2);
        assertThat(together(1000, tokens::current)).allSatisfy(t -> assertThat(t).isSameAs(old));
        assertThat(simulator.authentications()).hasSize(2);
    }

    @Test
    void wrongSecret_thousandCallersHundredRounds_sentOnce() throws Exception {
        AppTokens tokens =
                application
                        .with("finicity.partner-secret", "Wrong12345678")
                        .start()
                        .get(AppTokens.class);
        for (int round = 0; round < 100; round++) {
            together(1000, () -> refusal(tokens));
            application.get(TestClocks.class).advance(Duration.ofSeconds(1));
        }

        assertThat(simulator.authentications()).hasSize(1);
        assertThat(simulator.partner().locked()).isFalse();
    }

    private static FinicityAuthenticationException refusal(AppTokens tokens) {
        try {
            throw new AssertionError("a token: " + tokens.current());
        } catch (FinicityAuthenticationException e) {
            return e;
        }
    }

    private void awaitAuthentications(int count) {
        while (simulator.authentications().size() < count) {
            Thread.onSpinWait();
        }
    }

    private <T> List<T> together(int count, Callable<T> call) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> one : callers.invokeAll(Collections.nCopies(count, call))) {
            results.add(one.get());
        }
        return results;
    }

    /** Virtual threads where the JDK has them, else a pool. */
    private static ExecutorService callers() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Executors.newFixedThreadPool(200);
        }
    }
}
