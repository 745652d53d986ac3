package io.github.mpfinicity.microprofile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityClient;
import io.github.mpfinicity.microprofile.cdi.Observations;
import io.github.mpfinicity.microprofile.runtime.SessionRegistry;
import io.github.mpfinicity.simulator.fault.Gate;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.resteasy.client.jaxrs.internal.ClientResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other clients than RESTEasy do, around a client that has no interceptors of its own. */
class ReplayInterceptorTest extends ReplayFixture {
    private final AtomicInteger proceeded = new AtomicInteger();

    /** Jersey and CXF do that for asynchronous methods. */
    @Test
    void clientComesBackFromWithin_twoRequestsAndNoMore() throws Exception {
        simulator.onBusiness().always(INVALID);
        Directory directory = builtWithOldToken();
        var context = new AtomicReference<FakeContext>();
        context.set(
                FakeContext.of(
                        "listLater",
                        () -> {
                            if (proceeded.incrementAndGet() % 2 == 1) {
                                return interceptor().around(context.get());
                            }
                            // Any token could be dropped: nothing else ends this.
                            advance(OLD);
                            return proceeded.get() < 20 ? directory.listLater() : null;
                        }));

        var stage = (CompletionStage<?>) interceptor().around(context.get());

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> await(stage))
                .withCauseInstanceOf(WebApplicationException.class);
        assertThat(hits()).hasSize(2);
        assertThat(proceeded).hasValue(4);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void refusedResponse_closedWhenItIsReplaced() throws Exception {
        application.with("microprofile.rest.client.disable.default.mapper", "true");
        Directory directory = builtWithOldToken();
        var seen = new ArrayList<Response>();
        simulator.expireTokens();
        interceptor().around(FakeContext.of("response", () -> noted(directory.response(), seen)));

        advance(OLD);
        simulator.expireTokens();
        Callable<Object> later =
                () -> directory.responseLater().thenApply(response -> noted(response, seen));
        await((CompletionStage<?>) interceptor().around(FakeContext.of("responseLater", later)));

        assertThat(seen).extracting(Response::getStatus).containsExactly(401, 200, 401, 200);
        assertThat(seen)
                .extracting(response -> ((ClientResponse) response).isClosed())
                .containsExactly(true, false, true, false);
        seen.forEach(Response::close);
    }

    /** As fault tolerance does, whose interceptor is behind ours. */
    @Test
    void repeatedWithSuccessBehindUs_notRepeatedByUs() throws Exception {
        Directory directory = builtWithOldToken();
        simulator.expireTokens();
        var context =
                FakeContext.of(
                        "response",
                        () -> {
                            assertThatExceptionOfType(WebApplicationException.class)
                                    .isThrownBy(directory::response);
                            return directory.response();
                        });

        interceptor().around(context);

        assertThat(hits()).hasSize(2);
    }

    /** As a fallback does, or a retry on a thread that does not know the call. */
    @ParameterizedTest
    @MethodSource("otherEndings")
    void refusedButEndedOtherwiseBehindUs_notRepeatedByUs(Callable<Object> ending)
            throws Exception {
        Directory directory = builtWithOldToken();
        simulator.expireTokens();
        Callable<Object> refusedFirst =
                () -> {
                    assertThatExceptionOfType(WebApplicationException.class)
                            .isThrownBy(directory::ping);
                    return ending.call();
                };
        try {
            interceptor().around(FakeContext.of("ping", refusedFirst));
        } catch (WebApplicationException e) {
            assertThat(e.getResponse().getStatus()).isEqualTo(500);
        }

        assertThat(hits()).hasSize(1);
    }

    static List<Callable<Object>> otherEndings() {
        return List.of(
                () -> "queued",
                () -> Response.ok().build(),
                () -> {
                    throw new WebApplicationException(500);
                });
    }

    @Test
    void anotherMethodRefusedInTheCourseOfACall_notRepeated() throws Exception {
        Directory directory = builtWithOldToken();
        simulator.expireTokens();
        var context =
                FakeContext.of(
                        "response",
                        () -> {
                            assertThatExceptionOfType(WebApplicationException.class)
                                    .isThrownBy(directory::ping);
                            return "done";
                        });

        assertThat(interceptor().around(context)).isEqualTo("done");
        assertThat(hits()).hasSize(1);
    }

    @Test
    void refusedAfterTheCall_findsNoCall() throws Exception {
        Directory directory = builtWithOldToken();
        simulator.expireTokens();
        interceptor().around(FakeContext.of("ping", () -> null));

        assertThatExceptionOfType(WebApplicationException.class).isThrownBy(directory::ping);

        assertThat(InterceptedCall.current()).isNull();
        directory.ping();
        assertThat(hits()).hasSize(2);
    }

    @Test
    void asyncWithoutToken_proceedsLaterOnAnApplicationThread() throws Exception {
        var gate = Gate.beforeProcessing();
        simulator.onAuthentication().next(gate);
        application.start();

        var stage = (CompletionStage<?>) interceptor().around(tellingTheThread());
        gate.awaitArrivals(1);
        assertThat(proceeded).hasValue(0);
        gate.release();

        assertThat(await(stage)).isNotEqualTo(Thread.currentThread());
        assertThat(proceeded).hasValue(1);
    }

    /**
     * As a caller does whose own time-out is over. The calls around it show when it would be sent.
     */
    @Test
    void asyncWithoutTokenAndAbandoned_notSent() throws Exception {
        var gate = Gate.beforeProcessing();
        simulator.onAuthentication().next(gate);
        application.start();

        var before = (CompletionStage<?>) interceptor().around(tellingTheThread());
        var abandoned = (CompletionStage<?>) interceptor().around(tellingTheThread());
        var after = (CompletionStage<?>) interceptor().around(tellingTheThread());
        gate.awaitArrivals(1);
        abandoned.toCompletableFuture().completeExceptionally(new TimeoutException());
        gate.release();

        await(before);
        await(after);
        assertThat(proceeded).hasValue(2);
    }

    /** Whether or not the vendor gives another token. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asyncRefusedAndAbandoned_notRepeatedNorToldAndClosed(boolean another) throws Exception {
        application.with("microprofile.rest.client.disable.default.mapper", "true");
        Directory directory = builtWithOldToken(Observations.class);
        if (!another) {
            application.with("finicity.partner-secret", "Wrong12345678");
        }
        simulator.onBusiness().next(INVALID);
        var seen = new ArrayList<Response>();
        var gate = Gate.beforeProcessing();
        simulator.onAuthentication().next(gate);
        Callable<Object> later =
                () -> directory.responseLater().thenApply(response -> noted(response, seen));

        var abandoned =
                (CompletionStage<?>) interceptor().around(FakeContext.of("responseLater", later));
        gate.awaitArrivals(1);
        abandoned.toCompletableFuture().cancel(true);
        gate.release();

        awaitTrue(() -> ((ClientResponse) seen.get(0)).isClosed());
        assertThat(application.get(Observations.class).calls("callRepeated")).isEmpty();
        assertThat(hits()).hasSize(1);
    }

    /** A retry inside the call was refused, too, so the call would not be repeated anyway. */
    @Test
    void asyncAbandonedBeforeItsAnswer_notTold() throws Exception {
        Directory directory = builtWithOldToken(Observations.class);
        simulator.onBusiness().always(INVALID);
        var answer = new CompletableFuture<Object>();
        CompletionStage<Object> given = answer;
        Callable<Object> retried =
                () -> {
                    for (int i = 0; i < 2; i++) {
                        assertThatExceptionOfType(ExecutionException.class)
                                .isThrownBy(() -> await(directory.listLater()));
                    }
                    return given;
                };

        var abandoned =
                (CompletionStage<?>) interceptor().around(FakeContext.of("listLater", retried));
        abandoned.toCompletableFuture().completeExceptionally(new TimeoutException());
        answer.completeExceptionally(new WebApplicationException(401));

        assertThat(application.get(Observations.class).calls("callRepeated")).isEmpty();
        assertThat(hits()).hasSize(2);
    }

    @Test
    void asyncWithToken_proceedsAtOnceOnTheCallersThread() throws Exception {
        application.start();
        tokens().current();

        var stage = (CompletionStage<?>) interceptor().around(tellingTheThread());

        assertThat(stage.toCompletableFuture()).isDone();
        assertThat(await(stage)).isEqualTo(Thread.currentThread());
    }

    @Test
    void uniWithoutToken_sentOnceItIsSubscribedToAndThereIsOne() throws Exception {
        var gate = Gate.beforeProcessing();
        simulator.onAuthentication().next(gate);
        Directory directory = client(Directory.class);
        Uni<?> uni = lazily(directory);
        assertThat(authentications()).isZero();

        CompletionStage<?> first = uni.subscribeAsCompletionStage();
        gate.awaitArrivals(1);
        assertThat(hits()).isEmpty();
        gate.release();

        assertThat(await(first)).isInstanceOf(Directory.Page.class);
        assertThat(hits()).hasSize(1);
        await(uni.subscribeAsCompletionStage());
        assertThat(hits()).hasSize(2);
        assertThat(authentications()).isEqualTo(1);
    }

    @Test
    void uniRefused_sentAgainOnceForEachSubscription() throws Exception {
        Directory directory = builtWithOldToken();
        Uni<?> uni = lazily(directory);
        simulator.expireTokens();

        assertThat(await(uni.subscribeAsCompletionStage())).isInstanceOf(Directory.Page.class);
        assertThat(hits()).hasSize(2);

        advance(OLD);
        simulator.onBusiness().always(INVALID);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> await(uni.subscribeAsCompletionStage()))
                .withCauseInstanceOf(WebApplicationException.class);
        assertThat(hits()).hasSize(4);
        assertThat(authentications()).isEqualTo(3);
    }

    private Uni<?> lazily(Directory directory) throws Exception {
        Callable<Object> next = () -> Uni.createFrom().completionStage(directory::listLater);
        return (Uni<?>) interceptor().around(FakeContext.of(Lazy.class, "listLater", next));
    }

    /** As Quarkus allows them. */
    @FinicityClient
    interface Lazy {
        Uni<Directory.Page> listLater();
    }

    /** Quarkus does that. */
    @Test
    void asyncFailureOfAFilterWrapped_itselfAgain() throws Exception {
        application.start();
        tokens().current();
        var reason = new CredentialsRejectedException("refused");
        var failed =
                CompletableFuture.failedStage(
                        new CompletionException(new ProcessingException(reason)));

        var stage =
                (CompletionStage<?>)
                        interceptor().around(FakeContext.of("listLater", () -> failed));

        assertThat(stage.handle((page, error) -> error).toCompletableFuture().join())
                .isSameAs(reason);
    }

    /** The client's own stage ends its request when it is cancelled. */
    @Test
    void asyncCancelled_clientsStageCancelledToo() throws Exception {
        application.start();
        tokens().current();
        var sent = new CompletableFuture<Object>();
        Callable<Object> next = () -> sent;

        var stage = (CompletionStage<?>) interceptor().around(FakeContext.of("listLater", next));
        stage.toCompletableFuture().cancel(true);

        assertThat(sent).isCancelled();
    }

    @Test
    void uniCancelled_clientsUniCancelledToo() throws Exception {
        application.start();
        tokens().current();
        var cancelled = new AtomicInteger();
        Callable<Object> next =
                () ->
                        Uni.createFrom()
                                .nothing()
                                .onCancellation()
                                .invoke(cancelled::incrementAndGet);
        var uni = (Uni<?>) interceptor().around(FakeContext.of(Lazy.class, "listLater", next));

        uni.subscribe().with(page -> {}).cancel();

        assertThat(cancelled).hasValue(1);
    }

    /** There is another token already, so nothing but the replay itself needs a thread. */
    @Test
    void asyncReplay_leavesTheCompletingThread() throws Exception {
        Directory directory = builtWithOldToken();
        var late = Gate.afterProcessing();
        simulator.expireTokens();
        simulator.onBusiness().next(late);
        var threads = new CopyOnWriteArrayList<String>();
        var context =
                FakeContext.of(
                        "listLater",
                        () -> {
                            threads.add(Thread.currentThread().getName());
                            return directory.listLater();
                        });

        var stage = (CompletionStage<?>) interceptor().around(context);
        late.awaitArrivals(1);
        tokens().invalidate(tokens().current());
        tokens().current();
        late.release();

        await(stage);
        assertThat(threads).containsExactly(Thread.currentThread().getName(), "mp-finicity");
    }

    private static Response noted(Response response, List<Response> seen) {
        seen.add(response);
        return response;
    }

    private FakeContext tellingTheThread() throws NoSuchMethodException {
        return FakeContext.of(
                "listLater",
                () -> {
                    proceeded.incrementAndGet();
                    return CompletableFuture.completedStage(Thread.currentThread());
                });
    }

    private Directory builtWithOldToken(Class<?>... beans) {
        application.start(beans);
        tokens().current();
        advance(OLD);
        return RestClientBuilder.newBuilder().baseUri(simulator.baseUri()).build(Directory.class);
    }

    /** The same to each call, but not made by CDI. */
    @SuppressWarnings("UnnecessaryAssignment")
    private ReplayInterceptor interceptor() {
        var interceptor = new ReplayInterceptor();
        SessionRegistry registry = application.get(SessionRegistry.class);
        interceptor.registries = () -> registry;
        return interceptor;
    }
}
