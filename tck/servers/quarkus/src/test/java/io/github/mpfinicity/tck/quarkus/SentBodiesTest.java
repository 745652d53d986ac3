package io.github.mpfinicity.tck.quarkus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.NewCustomer;
import io.github.mpfinicity.tck.probe.CallEnd;
import io.github.mpfinicity.tck.probe.Vendor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first token of each call is refused. */
@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class SentBodiesTest {
    private static final String REPLAY = "Javadoc of FinicityClient";

    /** More than the connections of the pool. */
    private static final int OFTEN = 20;

    @Inject @RestClient SendingCustomers customers;
    @Inject @RestClient StreamingCustomers streaming;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;
    @Inject Vertx vertx;

    @Deployment
    static WebArchive application() {
        return Application.of(SentBodiesTest.class)
                .with("finicity.token.minimum-age", "PT0.001S")
                .with("quarkus.rest-client.annotated.connection-pool-size", "2")
                .archive()
                .addClasses(SendingCustomers.class, StreamingCustomers.class);
    }

    @Test
    @Requirement(
            id = "UNI-06",
            text = "A call whose body can be sent again is sent once more, in each shape.",
            source = REPLAY)
    void sameBody_sentOnceMore() {
        byte[] bytes = "{\"username\":\"customer-bytes\"}".getBytes(UTF_8);
        assertThat(outcome(() -> customers.add(new NewCustomer("customer-one"))))
                .isEqualTo("201 after 2");
        assertThat(outcome(() -> later(new NewCustomer("customer-two")))).isEqualTo("201 after 2");
        assertThat(outcome(() -> onLoop(() -> customers.addUni(new NewCustomer("customer-three")))))
                .isEqualTo("201 after 2");
        assertThat(outcome(() -> onLoop(() -> customers.addBytes(bytes)))).isEqualTo("201 after 2");
    }

    @Test
    @Requirement(
            id = "UNI-07",
            text = "A call whose body would be another one is sent once; the refusal is passed on.",
            source = REPLAY)
    void anotherBody_sentOnce() throws IOException {
        File more = Files.createTempFile("customers", ".txt").toFile();
        more.deleteOnExit();
        assertThat(outcome(() -> customers.add(new Numbered()))).isEqualTo("401 after 1");
        assertThat(outcome(() -> later(new Numbered()))).isEqualTo("401 after 1");
        assertThat(outcome(() -> onLoop(() -> customers.addUni(new Numbered()))))
                .isEqualTo("401 after 1");
        assertThat(outcome(() -> onLoop(() -> customers.addParts("customer-four", more))))
                .isEqualTo("401 after 1");
        var customer = new NewCustomer("customer-six");
        assertThat(outcome(() -> onLoop(() -> customers.addParts(customer, more))))
                .isEqualTo("401 after 1");
    }

    @Test
    @Requirement(
            id = "UNI-08",
            text = "A call that was not sent again holds no connection.",
            source = REPLAY)
    void anotherBodyOften_noConnectionIsLost() {
        for (int time = 0; time < OFTEN; time++) {
            assertThat(outcome(() -> customers.add(new Numbered()))).isEqualTo("401 after 1");
        }
    }

    @Test
    @Requirement(
            id = "UNI-09",
            text = "A stream is sent once, and no event loop reads it.",
            source = REPLAY)
    void stream_sentOnceAndNotReadByTheLoop() {
        var stream = new Watched("{\"username\":\"customer-five\"}");
        assertThat(outcome(() -> onLoop(() -> streaming.add(stream)))).isEqualTo("401 after 1");
        assertThat(stream.readers).isNotEmpty().noneMatch(name -> name.contains("eventloop"));
    }

    private Object later(Object customer) throws Exception {
        CompletionStage<String> answer = customers.addLater(customer);
        return answer.toCompletableFuture().join();
    }

    /** How the call ended, and after how many requests. */
    private String outcome(Callable<?> call) {
        tokens.current();
        int sent = vendor.calls().size();
        vendor.refuseToken();
        int status = status(CallEnd.of(call));
        return status + " after " + (vendor.calls().size() - sent);
    }

    private <T> T onLoop(Supplier<Uni<T>> call) {
        var ended = new CompletableFuture<T>();
        vertx.getOrCreateContext()
                .runOnContext(
                        nothing ->
                                Uni.createFrom()
                                        .deferred(call::get)
                                        .subscribe()
                                        .with(ended::complete, ended::completeExceptionally));
        return ended.join();
    }

    /** 201 for none. */
    private static int status(CallEnd answer) {
        for (Throwable each = answer.failure(); each != null; each = each.getCause()) {
            if (each instanceof WebApplicationException refused) {
                return refused.getResponse().getStatus();
            }
        }
        if (answer.failure() != null) {
            throw new AssertionError("no status of the vendor's", answer.failure());
        }
        return 201;
    }

    /** Has another name each time. */
    public static final class Numbered {
        private static final AtomicInteger NEXT = new AtomicInteger(10);

        public String getUsername() {
            return "numbered-" + NEXT.incrementAndGet();
        }
    }

    /** Knows who reads it. */
    private static final class Watched extends InputStream {
        private final List<String> readers = new CopyOnWriteArrayList<>();
        private final InputStream bytes;

        Watched(String text) {
            bytes = new ByteArrayInputStream(text.getBytes(UTF_8));
        }

        @Override
        public int read() throws IOException {
            readers.add(Thread.currentThread().getName());
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            readers.add(Thread.currentThread().getName());
            return bytes.read(into, from, length);
        }
    }
}
