package io.github.mpfinicity.tck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without any setting but the address for production. The entities are bound by Jackson. */
@QuarkusTest
@Timeout(120)
class TestModeTest {
    @Inject InMemoryMetricExporter metrics;
    @Inject InMemorySpanExporter spans;

    @TestHTTPResource("/customers")
    URI customers;

    @BeforeEach
    void call_isAnsweredBySimulator() throws Exception {
        var request = HttpRequest.newBuilder(customers).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("25 customers");
    }

    @Test
    void authentication_isSpan() {
        await(
                () ->
                        spans.getFinishedSpanItems().stream()
                                .anyMatch(span -> partner(span.getAttributes())));
    }

    @Test
    void token_isMetric() {
        await(
                () ->
                        metrics.getFinishedMetricItems().stream()
                                .filter(each -> each.getName().equals("finicity.authenticated"))
                                .flatMap(each -> each.getData().getPoints().stream())
                                .anyMatch(point -> partner(point.getAttributes())));
    }

    private static boolean partner(Attributes attributes) {
        return "default".equals(attributes.get(AttributeKey.stringKey("finicity.partner")));
    }

    /** They are exported a moment later. The test's own limit interrupts it. */
    private static void await(BooleanSupplier exported) {
        while (!exported.getAsBoolean()) {
            assertThat(Thread.interrupted()).as("not exported").isFalse();
            Thread.onSpinWait();
        }
    }

    /** What Quarkus takes instead of sending it to a collector. */
    @Singleton
    static class Exporters {
        @Produces
        @Singleton
        InMemoryMetricExporter metrics() {
            return InMemoryMetricExporter.create();
        }

        @Produces
        @Singleton
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }
    }
}
