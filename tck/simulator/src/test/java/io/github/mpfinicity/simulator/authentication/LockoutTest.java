package io.github.mpfinicity.simulator.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LockoutTest {

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final TestClient client = new TestClient(simulator);
    private final SimulatedPartner partner = simulator.partner();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void fourFailures_notLocked() throws Exception {
        fail(4);

        assertThat(partner.failures()).isEqualTo(4);
        assertThat(partner.locked()).isFalse();
        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void fifthFailure_locksAgainstTheCorrectSecretToo() throws Exception {
        fail(5);

        assertThat(partner.locked()).isTrue();
        var response = client.authenticate();
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("24302", "locked your account");
        assertThat(partner.failures()).isEqualTo(5);
        assertThat(partner.tally()).isEqualTo(new AuthenticationCount(6, 0, 6));
    }

    @Test
    void success_resetsTheCount() throws Exception {
        fail(4);
        client.authenticate();
        assertThat(partner.failures()).isZero();

        fail(4);
        assertThat(partner.locked()).isFalse();
    }

    @Test
    void lockedStatusSwitched_401() throws Exception {
        partner.lock();
        simulator.dialect().lockedStatus(401);

        assertThat(client.authenticate().statusCode()).isEqualTo(401);
    }

    @Test
    void lockedByTheTest_hasTheFailuresOfALock() {
        partner.lock();

        assertThat(partner.failures()).isEqualTo(SimulatedPartner.LOCKING_FAILURE);
    }

    @Test
    void locked_wrongAppKeyAndMissingFieldAreFoundBefore() throws Exception {
        partner.lock();
        var wrongKey = client.authentication().setHeader("Finicity-App-Key", "wrong");
        var missing = client.posting(TestClient.json(partner.id(), ""));

        assertThat(client.send(wrongKey).body()).contains("10027");
        assertThat(client.send(missing).body()).contains("10005");
    }

    @Test
    void unlocked_authenticatesAgain() throws Exception {
        fail(5);
        partner.unlock();

        assertThat(partner.failures()).isZero();
        assertThat(client.authenticate().statusCode()).isEqualTo(200);
    }

    @Test
    void rotatedAppKey_oldOneCountsAsFailure() throws Exception {
        var old = client.authentication().build();
        partner.rotateAppKey("0123456789abcdef0123456789abcdef");
        var stale =
                client.authentication()
                        .setHeader(
                                "Finicity-App-Key",
                                old.headers().firstValue("Finicity-App-Key").orElseThrow());

        assertThat(client.send(stale).body()).contains("10027");
        assertThat(partner.failures()).isEqualTo(1);
    }

    @Test
    void tokenOfBefore_servesWhileLocked() throws Exception {
        var token = client.token();
        partner.lock();

        assertThat(client.customers(token).statusCode()).isEqualTo(200);
    }

    @Test
    void manyCallersWithAWrongSecret_fiveRefusedForItAllOthersForTheLock() throws Exception {
        var bodies = together(64, () -> client.authenticateWith("wrong").body());

        assertThat(bodies).filteredOn(body -> body.contains("10001")).hasSize(5);
        assertThat(bodies).filteredOn(body -> body.contains("24302")).hasSize(59);
        assertThat(partner.failures()).isEqualTo(5);
        assertThat(partner.tally()).isEqualTo(new AuthenticationCount(64, 0, 64));
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(64, 0, 64));
        assertThat(simulator.authentications()).hasSize(64);
    }

    @Test
    void manyCallersWithTheCorrectSecret_allCountedAllTokensDifferent() throws Exception {
        var tokens = together(64, client::token);

        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(simulator.tally()).isEqualTo(new AuthenticationCount(64, 64, 0));
        assertThat(simulator.requests()).extracting(r -> r.number()).doesNotHaveDuplicates();
    }

    private void fail(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            assertThat(client.authenticateWith("wrong").body()).contains("10001");
        }
    }

    private static <T> List<T> together(int callers, Callable<T> call) throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(Collections.nCopies(callers, call))) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
