package io.github.mpfinicity.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind;
import io.github.mpfinicity.core.vendor.Outcome;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One span for each attempt, and links to it. */
class SpansTest {
    private static final String VENDOR = "https://api.finicity.com";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider provider =
            SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build();
    private final Tracer tracer = provider.get("test");
    private final PartnerTelemetry events =
            new PartnerTelemetry(
                    "acme",
                    new FakeAccount(),
                    new NoMeters(),
                    new OpenTelemetrySpans(tracer, "acme"));

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void callersWaited_rootSpanAndALinkFromEach() {
        Span first = tracer.spanBuilder("first").startSpan();
        Span second = tracer.spanBuilder("second").startSpan();
        in(first, () -> events.waitStarted(7));
        in(first, () -> events.attemptStarted(7, AttemptKind.AUTHENTICATION, VENDOR));
        in(second, () -> events.waitStarted(7));
        ended(7, new Outcome.Accepted("token"));
        first.end();
        second.end();

        SpanData attempt = span("finicity authentication");
        assertThat(attempt.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(attempt.getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(attempt.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(text(attempt, "finicity.partner")).isEqualTo("acme");
        assertThat(text(attempt, "http.request.method")).isEqualTo("POST");
        assertThat(text(attempt, "server.address")).isEqualTo("api.finicity.com");
        assertThat(number(attempt, "server.port")).isEqualTo(443);
        assertThat(text(attempt, "finicity.outcome")).isEqualTo("accepted");
        assertThat(text(attempt, "error.type")).isNull();
        for (String each : List.of("first", "second")) {
            assertThat(span(each).getLinks())
                    .singleElement()
                    .satisfies(
                            link ->
                                    assertThat(link.getSpanContext())
                                            .isEqualTo(attempt.getSpanContext()));
        }
    }

    @Test
    void rejected_errorWithOutcomeCodeAndStatus() {
        events.attemptStarted(1, AttemptKind.SECRET_CHANGE, VENDOR);
        ended(1, new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001"));

        SpanData attempt = span("finicity secret change");
        assertThat(attempt.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(attempt, "http.request.method")).isEqualTo("PUT");
        assertThat(text(attempt, "error.type")).isEqualTo("rejected");
        assertThat(text(attempt, "finicity.code")).isEqualTo("10001");
        assertThat(number(attempt, "http.response.status_code")).isEqualTo(401);
    }

    @Test
    void rateLimited_status429() {
        events.attemptStarted(1, AttemptKind.AUTHENTICATION, VENDOR);
        ended(1, new Outcome.RateLimited(null, null));

        SpanData attempt = span("finicity authentication");
        assertThat(text(attempt, "error.type")).isEqualTo("rate_limited");
        assertThat(number(attempt, "http.response.status_code")).isEqualTo(429);
    }

    @ParameterizedTest
    @MethodSource
    void answered_statusAlsoOfASuccessAndOfAnUnknownOutcome(Outcome outcome, Long status) {
        events.attemptStarted(1, AttemptKind.AUTHENTICATION, VENDOR);
        ended(1, outcome);

        assertThat(number(span("finicity authentication"), "http.response.status_code"))
                .isEqualTo(status);
    }

    static Stream<Arguments> answered_statusAlsoOfASuccessAndOfAnUnknownOutcome() {
        return Stream.of(
                Arguments.of(new Outcome.Accepted("token", 201), 201L),
                Arguments.of(new Outcome.Changed(200), 200L),
                Arguments.of(new Outcome.Unknown("", null, 503), 503L),
                Arguments.of(new Outcome.Unknown("no answer"), null),
                Arguments.of(new Outcome.NotSent("no connection"), null));
    }

    @Test
    void severalRequestsInARun_linkToEach() {
        Span caller = tracer.spanBuilder("caller").startSpan();
        in(caller, () -> events.waitStarted(1));
        events.attemptStarted(1, AttemptKind.AUTHENTICATION, VENDOR);
        ended(1, new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001"));
        events.attemptStarted(1, AttemptKind.AUTHENTICATION, VENDOR);
        ended(1, new Outcome.Accepted("token"));
        caller.end();

        assertThat(span("caller").getLinks())
                .extracting(link -> link.getSpanContext())
                .containsExactlyElementsOf(
                        exporter.getFinishedSpanItems().stream()
                                .filter(each -> each.getKind() == SpanKind.CLIENT)
                                .map(SpanData::getSpanContext)
                                .toList());
    }

    @Test
    void anotherRun_noLink() {
        Span caller = tracer.spanBuilder("caller").startSpan();
        in(caller, () -> events.waitStarted(1));
        events.attemptStarted(2, AttemptKind.AUTHENTICATION, VENDOR);
        caller.end();

        assertThat(span("caller").getLinks()).isEmpty();
    }

    @Test
    void callerWithoutASpan_nothingHappens() {
        events.attemptStarted(1, AttemptKind.AUTHENTICATION, VENDOR);
        events.waitStarted(1);
        events.waitEnded(1, Duration.ZERO, true);

        assertThat(exporter.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void closedDuringAnAttempt_ended() {
        events.attemptStarted(1, AttemptKind.AUTHENTICATION, VENDOR);

        events.close();

        assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    }

    private static void in(Span span, Runnable task) {
        Context.root().with(span).wrap(task).run();
    }

    private void ended(long run, Outcome outcome) {
        events.attemptEnded(run, AttemptKind.AUTHENTICATION, outcome, Duration.ZERO);
    }

    private SpanData span(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Long number(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.longKey(key));
    }

    private static String text(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }
}
