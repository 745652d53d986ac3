package io.github.mpfinicity.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.ApiError;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.FinicityApiException;
import io.github.mpfinicity.core.vendor.ErrorCatalogue;
import io.github.mpfinicity.core.vendor.ErrorEntry;
import io.github.mpfinicity.tck.Requirement;
import io.github.mpfinicity.tck.archive.Application;
import io.github.mpfinicity.tck.client.CustomerPage;
import io.github.mpfinicity.tck.probe.SeenRequest;
import io.github.mpfinicity.tck.probe.Vendor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** All calls are made by an event loop. In order: the first one needs that there is no token. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(60)
class UniTest {
    private static final String UNI = "guide for applications: methods that return Mutiny's Uni";
    private static final int CALLERS = 20;
    private static final int LOCKED = 24302;
    private static final String PAGE = "impl/microprofile/ERRORS.md";

    private static final List<String> SHAPES =
            List.of("FLAT", "EXTENDED", "WRAPPED", "WRAPPED_LOWER_CASE", "TEXT", "XML", "HTML");

    @Inject @RestClient UniCustomers customers;
    @Inject @RestClient MistakenUniCustomers mistaken;
    @Inject Vendor vendor;
    @Inject AppTokens tokens;
    @Inject Vertx vertx;

    @Deployment
    static WebArchive application() {
        return Application.of(UniTest.class)
                .with("finicity.token.minimum-age", "PT0.001S")
                .withPartnerElsewhere(MistakenUniCustomers.PARTNER)
                .with(MistakenUniCustomers.PARTNER, "partner-secret", "SecretThatIsWrong123")
                .archive()
                .addClasses(UniCustomers.class, MistakenUniCustomers.class);
    }

    @Test
    @Order(1)
    @Requirement(
            id = "UNI-01",
            text =
                    "An event loop that finds no token is not kept; all its calls are served by one"
                            + " authentication.",
            source = UNI)
    void noToken_servedByOneAuthenticationAndLoopGoesOn() {
        Context loop = vertx.getOrCreateContext();
        vendor.holdAuthentication();
        List<CompletableFuture<CustomerPage>> calls;
        try {
            calls =
                    IntStream.range(0, CALLERS)
                            .mapToObj(i -> on(loop, () -> customers.list(1)))
                            .toList();
            on(loop, () -> Uni.createFrom().voidItem()).join();
            assertThat(calls).noneMatch(CompletableFuture::isDone);
        } finally {
            vendor.releaseAuthentication();
        }

        assertThat(calls).allSatisfy(call -> assertThat(call.join().displaying()).isEqualTo(1));
        assertThat(vendor.authentications()).isEqualTo(1);
        assertThat(vendor.calls()).hasSize(CALLERS);
    }

    @Test
    @Order(2)
    @Requirement(
            id = "UNI-02",
            text = "A call carries both headers; it is sent when its Uni is subscribed to.",
            source = UNI)
    void subscribed_bothHeaders() {
        AppToken token = tokens.current();
        int sent = vendor.calls().size();
        Uni<CustomerPage> call = customers.list(2);
        assertThat(vendor.calls()).hasSize(sent);

        assertThat(onLoop(() -> call).join().displaying()).isEqualTo(2);
        SeenRequest seen = vendor.lastCall();
        assertThat(seen.appKeys()).containsExactly(vendor.appKey());
        assertThat(seen.tokens()).containsExactly(token.value());
    }

    @Test
    @Order(3)
    @Requirement(
            id = "UNI-03",
            text = "A call refused with its token is sent once more, with another token.",
            source = "Javadoc of FinicityClient")
    void tokenRefused_sentOnceMoreWithAnother() {
        AppToken refused = tokens.current();
        int sent = vendor.calls().size();
        int authentications = vendor.authentications();
        vendor.refuseToken();

        assertThat(onLoop(() -> customers.list(1)).join().displaying()).isEqualTo(1);
        assertThat(vendor.authentications()).isEqualTo(authentications + 1);
        assertThat(vendor.calls())
                .hasSize(sent + 2)
                .extracting(SeenRequest::tokens)
                .endsWith(List.of(refused.value()), List.of(tokens.current().value()));
    }

    @Test
    @Order(4)
    @Requirement(
            id = "UNI-04",
            text = "A refusal that is not about the token is the failure of the Uni; sent once.",
            source = "Javadoc of FinicityClient")
    void refused_failureOfUniAndSentOnce() {
        int sent = vendor.calls().size();
        vendor.failWithCode();

        assertThat(failure(() -> customers.list(1)))
                .isInstanceOfSatisfying(
                        FinicityApiException.class,
                        e -> {
                            assertThat(e.getResponse().getStatus()).isEqualTo(500);
                            assertThat(e.error().code()).isPresent();
                            assertThat(e).hasMessageContaining("GET /");
                        });
        assertThat(vendor.calls()).hasSize(sent + 1);
    }

    @Test
    @Order(5)
    @Requirement(
            id = "UNI-05",
            text = "A wrong secret is sent once, and its refusal is the failure of each Uni.",
            source = "Javadoc of CredentialsRejectedException")
    void wrongSecret_failureOfEachUniAndSentOnce() {
        for (int time = 0; time < 2; time++) {
            assertThat(failure(() -> mistaken.list(1)))
                    .isExactlyInstanceOf(CredentialsRejectedException.class)
                    .hasMessageContaining("finicity.partners.mistaken.partner-secret");
        }
        assertThat(vendor.partner(MistakenUniCustomers.PARTNER).failures()).isEqualTo(1);
        assertThat(vendor.partner(MistakenUniCustomers.PARTNER).calls()).isZero();
    }

    @Test
    @Order(6)
    @Timeout(300)
    @Requirement(
            id = "UNI-06",
            text =
                    "Each known code, in each shape of the vendor, is explained by the Uni's"
                            + " failure.",
            source = "table of shapes in ERRORS.md")
    void everyCodeInEveryShape_explained() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        // After a lock there is no other token.
        for (boolean lock : List.of(false, true)) {
            for (String shape : SHAPES) {
                vendor.failWith(shape);
                for (ErrorEntry entry : ErrorCatalogue.entries()) {
                    int code = Integer.parseInt(entry.code());
                    if ((code == LOCKED) == lock) {
                        assertExplained(entry, shape, failure(() -> customers.list(code)));
                        counts.merge(shape, 1, Integer::sum);
                    }
                }
            }
        }

        String page = Files.readString(page());
        counts.forEach(
                (shape, count) ->
                        assertThat(page)
                                .containsPattern("\\| `" + shape + "` .*\\| " + count + " \\|\n"));
    }

    private static void assertExplained(
            ErrorEntry entry, String shape, @Nullable Throwable failure) {
        assertThat(failure)
                .as(shape + " " + entry.code())
                .isInstanceOf(FinicityApiException.class)
                .hasMessageContaining("GET /aggregation/v1/customers ");
        ApiError error = ((FinicityApiException) failure).error();
        if (shape.equals("TEXT") || shape.equals("HTML")) {
            assertThat(error.code()).isEmpty();
        } else {
            assertThat(error.code()).as(shape).contains(entry.code());
            assertThat(error.group()).isEqualTo(entry.group());
        }
        if (!shape.equals("HTML")) {
            assertThat(error.vendorMessage()).contains("Simulated error " + entry.code());
        }
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(PAGE))) {
            folder = folder.getParent();
        }
        return folder.resolve(PAGE);
    }

    private <T> CompletableFuture<T> onLoop(Supplier<Uni<T>> call) {
        return on(vertx.getOrCreateContext(), call);
    }

    private static <T> CompletableFuture<T> on(Context loop, Supplier<Uni<T>> call) {
        var ended = new CompletableFuture<T>();
        loop.runOnContext(
                nothing ->
                        Uni.createFrom()
                                .deferred(call::get)
                                .subscribe()
                                .with(ended::complete, ended::completeExceptionally));
        return ended;
    }

    /** As the Uni tells it; a future would wrap it. */
    private @Nullable Throwable failure(Supplier<Uni<CustomerPage>> call) {
        return onLoop(call).handle((page, failure) -> failure).join();
    }
}
