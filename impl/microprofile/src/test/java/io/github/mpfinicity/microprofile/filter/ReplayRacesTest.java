package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.simulator.fault.Fault;
import io.github.mpfinicity.simulator.fault.Gate;
import io.github.mpfinicity.simulator.wire.Reply;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many callers: whose refusal it was, and what it costs. */
class ReplayRacesTest extends ReplayFixture {
    private static final int CALLERS = 64;

    /** As many threads as any client has for asynchronous calls. */
    private static final int FEW = 2;

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void failedWhileAnothersTokenWasRefused_sentOnce() throws Exception {
        Directory directory = clientWithOldToken(Directory.class);
        var failing = Gate.beforeProcessing();
        simulator.onBusiness().next(answering(failing, Reply.json(500, "{\"code\":10001}")));
        Future<?> failed = callers.submit(() -> directory.list(1));
        failing.awaitArrivals(1);

        simulator.expireTokens();
        assertThat(directory.list(2).customers()).hasSize(2);
        failing.release();

        assertFailed(failed, 500);
        assertThat(hits(1)).isEqualTo(1);
        assertThat(hits(2)).isEqualTo(2);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void failedAsyncWhileAnothersTokenWasRefused_sentOnce() throws Exception {
        Directory directory = clientWithOldToken(Directory.class);
        var failing = Gate.beforeProcessing();
        simulator.onBusiness().next(answering(failing, Reply.json(500, "{\"code\":10022}")));
        var failed = directory.listLater();
        failing.awaitArrivals(1);

        simulator.expireTokens();
        await(directory.addLater(new Directory.Newcomer("newcomer")));
        failing.release();

        assertFailed(failed.toCompletableFuture(), 500);
        assertThat(hits()).hasSize(3);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void lateRefusalOfAnOldToken_sentAgainWithTheNewOneWhichStays() throws Exception {
        Directory directory = clientWithOldToken(Directory.class);
        var late = Gate.afterProcessing();
        simulator.expireTokens();
        simulator.onBusiness().next(late);
        Future<Directory.Page> first = callers.submit(() -> directory.list(1));
        late.awaitArrivals(1);

        assertThat(directory.list(2).customers()).hasSize(2);
        var successor = tokens().current();
        advance(OLD);
        late.release();

        assertThat(first.get(30, TimeUnit.SECONDS).customers()).hasSize(1);
        assertThat(tokens().current()).isEqualTo(successor);
        assertThat(hits(1)).isEqualTo(2);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void manyRefusedAtOnce_oneAuthentication() throws Exception {
        Directory directory = clientWithOldToken(Directory.class, Strict.class);
        Strict strict = application.client(Strict.class);
        // Two of Jersey's that are first used at the same moment may fail (its issue 4841).
        directory.list(1);
        strict.list();
        var gate = Gate.beforeProcessing();
        simulator.expireTokens();
        simulator.onBusiness().next(CALLERS, gate);
        var calls = new ArrayList<Future<?>>();
        for (int i = 0; i < CALLERS / 2; i++) {
            // Two clients: each may have less than 64 connections.
            calls.add(callers.submit(() -> directory.list(1)));
            calls.add(callers.submit(strict::list));
        }
        gate.awaitArrivals(CALLERS);
        gate.release();

        for (Future<?> call : calls) {
            call.get(30, TimeUnit.SECONDS);
        }
        assertThat(hits()).hasSize(2 + 2 * CALLERS);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void manyAsyncRefusedAtOnce_oneAuthentication() throws Exception {
        Directory directory = clientWithOldToken(Directory.class);
        var gate = Gate.beforeProcessing();
        simulator.expireTokens();
        simulator.onBusiness().next(FEW, gate);
        var calls = new ArrayList<Future<Directory.Page>>();
        for (int i = 0; i < FEW; i++) {
            calls.add(directory.listLater().toCompletableFuture());
        }
        gate.awaitArrivals(FEW);
        gate.release();

        for (Future<Directory.Page> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).found()).isEqualTo(25);
        }
        assertThat(hits()).hasSize(2 * FEW);
        assertThat(authentications()).isEqualTo(2);
    }

    private static Fault answering(Gate gate, Reply reply) {
        return (request, honest) -> gate.answer(request, () -> reply);
    }

    private int hits(int limit) {
        return (int)
                hits().stream()
                        .filter(hit -> hit.query().orElse("").contains("limit=" + limit))
                        .count();
    }

    private static void assertFailed(Future<?> call, int status) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> call.get(30, TimeUnit.SECONDS))
                .havingCause()
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> assertThat(e.getResponse().getStatus()).isEqualTo(status));
    }
}
