package io.github.mpfinicity.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.CredentialsRejectedException;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.microprofile.cdi.Customers;
import io.github.mpfinicity.simulator.FinicitySimulator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An application with a vendor that counts, and everything that leaves it. */
@Timeout(120)
class EndToEndTest {
    private static final String WRONG = "Wrong12345678";

    private final FinicitySimulator simulator = FinicitySimulator.start();
    private final Application application = Application.of(simulator);

    @BeforeEach
    void begin() {
        OpenTelemetryBean.reset();
        MicrometerBean.reset();
    }

    @AfterEach
    void end() {
        application.close();
        simulator.close();
        OpenTelemetryBean.sdk.close();
    }

    @Test
    void firstCall_figuresAndASpanThatTheCallersSpanIsLinkedTo() {
        application.start(TelemetryObservers.class, OpenTelemetryBean.class);
        Span caller = OpenTelemetryBean.sdk.getTracer("test").spanBuilder("caller").startSpan();
        Runnable call = () -> application.client(Customers.class).list(1);
        Context.root().with(caller).wrap(call).run();
        caller.end();

        assertThat(metrics())
                .contains(
                        "finicity.token.remaining", "finicity.attempts", "finicity.wait.duration");
        List<SpanData> spans = OpenTelemetryBean.spans.getFinishedSpanItems();
        SpanData attempt = named(spans, "finicity authentication");
        assertThat(attempt.getAttributes().get(AttributeKey.longKey("server.port")))
                .isEqualTo(simulator.baseUri().getPort());
        assertThat(attempt.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(attempt.getTraceId()).isNotEqualTo(caller.getSpanContext().getTraceId());
        assertThat(named(spans, "caller").getLinks())
                .singleElement()
                .satisfies(
                        link ->
                                assertThat(link.getSpanContext())
                                        .isEqualTo(attempt.getSpanContext()));
    }

    @Test
    void micrometerBean_figuresAreThereAndNotInOpenTelemetry() {
        application.start(TelemetryObservers.class, OpenTelemetryBean.class, MicrometerBean.class);
        application.client(Customers.class).list(1);

        assertThat(MicrometerBean.registry.scrape())
                .contains(
                        "finicity_attempts_total{finicity_attempt_kind=\"authentication\","
                                + "finicity_code=\"none\",finicity_outcome=\"accepted\","
                                + "finicity_partner=\"default\"} 1.0")
                .contains("finicity_authenticated{finicity_partner=\"default\"} 1.0");
        assertThat(metrics()).isEmpty();
        assertThat(OpenTelemetryBean.spans.getFinishedSpanItems()).hasSize(1);
    }

    @Test
    void everythingExported_holdsNoSecretNoTokenAndNoHash() throws Exception {
        application
                .start(TelemetryObservers.class, OpenTelemetryBean.class)
                .client(Customers.class)
                .list(1);
        String token = application.get(AppTokens.class).current().value();
        rejectTheSecret();

        assertThat(exported())
                .contains("rejected", "10001")
                .doesNotContain(
                        withHashes(
                                token,
                                WRONG,
                                simulator.partner().secret(),
                                simulator.partner().appKey()));
    }

    private static List<String> withHashes(String... secrets) throws Exception {
        var all = new ArrayList<>(List.of(secrets));
        for (String each : secrets) {
            for (String name : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
                byte[] hash = MessageDigest.getInstance(name).digest(each.getBytes(UTF_8));
                all.add(HexFormat.of().formatHex(hash));
                all.add(Base64.getEncoder().withoutPadding().encodeToString(hash));
                all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
            }
        }
        return all;
    }

    private void rejectTheSecret() {
        try (FinicitySimulator other = FinicitySimulator.start();
                Application second = Application.of(other).with("finicity.partner-secret", WRONG)) {
            second.start(TelemetryObservers.class, OpenTelemetryBean.class);
            assertThatExceptionOfType(CredentialsRejectedException.class)
                    .isThrownBy(second.get(AppTokens.class)::current);
        }
    }

    @Test
    void applicationEnds_noGaugeIsLeft() {
        application.start(TelemetryObservers.class, OpenTelemetryBean.class);
        application.client(Customers.class).list(1);
        assertThat(metrics()).contains("finicity.token.remaining");

        application.close();

        assertThat(metrics()).doesNotContain("finicity.token.remaining", "finicity.refusal");
    }

    private static SpanData named(List<SpanData> spans, String name) {
        return spans.stream().filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> metrics() {
        return OpenTelemetryBean.metrics.collectAllMetrics().stream()
                .map(each -> each.getName())
                .toList();
    }

    private static String exported() {
        return OpenTelemetryBean.metrics.collectAllMetrics().toString()
                + OpenTelemetryBean.spans.getFinishedSpanItems();
    }
}
