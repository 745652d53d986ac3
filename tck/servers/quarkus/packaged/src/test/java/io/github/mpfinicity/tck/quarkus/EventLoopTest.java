package io.github.mpfinicity.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.fault.Gate;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There is one event loop: if a call kept it, nothing would be answered any more. */
@Timeout(120)
class EventLoopTest {
    private static final String SERVED = "event loop: ok";
    private static final String REFUSED = "event loop: failed";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Gate held = Gate.beforeProcessing();
    private PackagedApplication application;

    @BeforeEach
    void start() throws IOException {
        application = PackagedApplication.start(simulator);
    }

    @AfterEach
    void end() {
        held.release();
        application.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/loop/annotated", "/loop/configured", "/loop/lazily"})
    void tokenLives_served(String path) {
        assertThat(application.get("/worker")).isEqualTo("thread: ok");
        simulator.onAuthentication().always(held);

        assertThat(application.get(path)).isEqualTo(SERVED);
        assertThat(simulator.authentications()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/loop/annotated", "/loop/lazily"})
    void noToken_annotatedStagesAndUnis_servedByTheOneAuthentication(String path) throws Exception {
        simulator.onAuthentication().always(held);

        List<CompletableFuture<String>> calls =
                IntStream.range(0, 20).mapToObj(i -> application.ask(path)).toList();
        held.awaitArrivals(1);
        assertThat(application.get("/alive")).isEqualTo(SERVED);
        assertThat(calls).noneMatch(CompletableFuture::isDone);
        held.release();

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(SERVED));
        assertThat(simulator.authentications()).hasSize(1);
    }

    @Test
    void noToken_configuredRefused_theNextOneHasTheToken() throws Exception {
        simulator.onAuthentication().always(held);

        assertThat(application.get("/loop/configured"))
                .startsWith(REFUSED)
                .contains("FinicityUnavailableException: ", "the calling thread is an event loop");
        held.awaitArrivals(1);
        held.release();

        assertThat(application.get("/worker")).isEqualTo("thread: ok");
        assertThat(application.get("/loop/configured")).isEqualTo(SERVED);
        assertThat(simulator.authentications()).hasSize(1);
        assertThat(simulator.requests()).hasSize(3);
    }

    /** Quarkus lets nobody do that. It must not cost a token, nor anybody the loop. */
    @Test
    void noToken_blockingMethod_refusedAndNothingLost() throws Exception {
        simulator.onAuthentication().always(held);

        assertThat(application.get("/loop/now")).startsWith(REFUSED);
        held.awaitArrivals(1);
        assertThat(application.get("/alive")).isEqualTo(SERVED);
        held.release();

        assertThat(application.get("/worker")).isEqualTo("thread: ok");
        assertThat(simulator.authentications()).hasSize(1);
        assertThat(simulator.requests()).hasSize(2);
    }
}
