package io.github.mpfinicity.simulator.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without HTTP in between, so that the threads do collide. */
@Timeout(60)
class SimulatedPartnerTest {

    private static final int THREADS = 8;
    private static final int CALLS = 20_000;
    private static final int ALL = THREADS * CALLS;

    private final SimulatedPartner partner = SimulatedPartner.madeUp();

    @Test
    void collidingSuccesses_noneLost() throws Exception {
        together(() -> present(partner.secret()));

        assertThat(partner.tally()).isEqualTo(new AuthenticationCount(0, ALL, 0));
    }

    @Test
    void collidingFailures_exactlyFiveForTheSecret() throws Exception {
        var verdicts = together(() -> present("wrong"));

        assertThat(verdicts).filteredOn(AuthenticationVerdict.WRONG_SECRET::equals).hasSize(5);
        assertThat(partner.tally().rejected()).isEqualTo(ALL);
        assertThat(partner.failures()).isEqualTo(5);
    }

    @Test
    void collidingChanges_oneOfTheSameSecretIsMade() throws Exception {
        var change = credentials(Operation.SECRET_CHANGE, partner.secret());
        var verdicts = together(() -> partner.change(partner.appKey(), change, Instant.EPOCH));

        assertThat(verdicts).filteredOn(AuthenticationVerdict.ACCEPTED::equals).hasSize(1);
        assertThat(verdicts).filteredOn(AuthenticationVerdict.WRONG_SECRET::equals).hasSize(5);
        assertThat(partner.secretChanges()).isEqualTo(new SecretChangeCount(0, 1, ALL - 1));
        assertThat(partner.tally()).isEqualTo(new AuthenticationCount(0, 0, 0));
    }

    private AuthenticationVerdict present(String secret) {
        var credentials = credentials(Operation.AUTHENTICATION, secret);
        return partner.authenticate(partner.appKey(), credentials, Instant.EPOCH);
    }

    private Credentials credentials(Operation operation, String secret) {
        return new Credentials(
                operation,
                Map.of(
                        "partnerId",
                        partner.id(),
                        "partnerSecret",
                        secret,
                        "newPartnerSecret",
                        "NewSecret1234567"));
    }

    private static List<AuthenticationVerdict> together(Callable<AuthenticationVerdict> call)
            throws Exception {
        var start = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var verdicts = new ArrayList<AuthenticationVerdict>();
            for (var done : threads.invokeAll(Collections.nCopies(THREADS, series(call, start)))) {
                verdicts.addAll(done.get());
            }
            return verdicts;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<List<AuthenticationVerdict>> series(
            Callable<AuthenticationVerdict> call, CyclicBarrier start) {
        return () -> {
            start.await();
            var verdicts = new ArrayList<AuthenticationVerdict>();
            for (int i = 0; i < CALLS; i++) {
                verdicts.add(call.call());
            }
            return verdicts;
        };
    }
}
