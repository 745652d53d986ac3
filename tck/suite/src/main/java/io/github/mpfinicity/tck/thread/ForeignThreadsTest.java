package io.github.mpfinicity.tck.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.Route;
import io.github.mpfinicity.tck.client.Routes;
import io.github.mpfinicity.tck.probe.CallEnd;
import io.github.mpfinicity.tck.probe.Callers;
import io.github.mpfinicity.tck.probe.Vendor;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Calls from bare threads with the system's class loader, where a look-up by context class loader
 * finds nothing or the wrong thing. The tests have an order: the first one finds no token.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class ForeignThreadsTest {
    /** Runners of servers whose own Rest Client fails on such a thread leave out this tag. */
    private static final String CLIENTS = "clients-on-foreign-threads";

    private static final String THREADS = "Javadoc of AppTokens: safe for any thread";

    @Inject Routes routes;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;

    @Deployment
    static WebArchive application() {
        return Application.of(ForeignThreadsTest.class).archive();
    }

    @Test
    @Order(1)
    @Tag(CLIENTS)
    @Requirement(
            id = "THREAD-01",
            text =
                    "The first calls of an application may come from foreign threads, through any"
                            + " client, blocking and asynchronous.",
            source = THREADS)
    void noToken_foreignThreads_callsSucceed() throws Exception {
        assertThat(vendor.authentications()).isZero();
        // The clients start one after the other: two of Jersey's at once fail (its issue 4841).
        for (Route route : routes.all()) {
            assertThatAllSucceed(Callers.foreign(List.of(route::call, route::callLater)).answers());
        }
        assertThat(vendor.authentications()).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag(CLIENTS)
    @Requirement(
            id = "THREAD-02",
            text = "Calls from foreign threads carry the token that lives.",
            source = THREADS)
    void tokenLives_foreignThreads_callsSucceed() throws Exception {
        for (Callable<?> call : everyCall()) {
            assertThatAllSucceed(Callers.foreign(List.of(call)).answers());
            assertThat(vendor.lastCall().tokens()).containsExactly(tokens.current().value());
        }
        assertThat(vendor.authentications()).isEqualTo(1);
    }

    @Test
    @Order(3)
    @Requirement(
            id = "THREAD-03",
            text = "An injected AppTokens serves foreign threads.",
            source = THREADS)
    void injectedTokens_foreignThread_served() throws Exception {
        Callable<?> blocking = tokens::current;
        Callable<?> later =
                () -> tokens.currentAsync().toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(Callers.foreign(List.of(blocking, later)).answers())
                .extracting(CallEnd::value)
                .containsOnly(tokens.current());
    }

    private List<Callable<?>> everyCall() {
        var calls = new ArrayList<Callable<?>>();
        for (Route route : routes.all()) {
            calls.add(route::call);
            calls.add(route::callLater);
        }
        return calls;
    }

    private static void assertThatAllSucceed(List<CallEnd> answers) {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.failure()).isNull());
    }
}
