package io.github.mpfinicity.telemetry;

import io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Spans by OpenTelemetry. Links are made when a caller begins to wait, because asynchronous callers
 * end their wait on another thread. Remembers the last few runs only.
 */
final class OpenTelemetrySpans implements AuthenticationSpans {
    private static final int RUNS = 8;
    private static final int CALLERS = 100;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Tracer tracer;
    private final String partner;

    /** The latest first. Also the lock for what is in it; no span is called with it held. */
    private final Deque<Run> runs = new ArrayDeque<>();

    private static final class Run {
        private final long number;
        private final List<Span> callers = new ArrayList<>();
        private Span attempt = Span.getInvalid();

        Run(long number) {
            this.number = number;
        }
    }

    OpenTelemetrySpans(Tracer tracer, String partner) {
        this.tracer = tracer;
        this.partner = partner;
    }

    @Override
    public void started(long run, AttemptKind kind, URI origin) {
        Span attempt =
                tracer.spanBuilder(name(kind))
                        .setNoParent()
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(Label.PARTNER.key(), partner)
                        .setAttribute("http.request.method", method(kind))
                        .setAttribute("server.address", origin.getHost())
                        .setAttribute("server.port", port(origin))
                        .startSpan();
        Span before;
        List<Span> callers;
        synchronized (runs) {
            Run of = of(run);
            before = of.attempt;
            of.attempt = attempt;
            callers = List.copyOf(of.callers);
        }
        before.end();
        callers.forEach(each -> link(each, attempt));
    }

    @Override
    public void ended(long run, AttemptEnd end) {
        Span attempt;
        synchronized (runs) {
            Run of = of(run);
            attempt = of.attempt;
            if (end.success()) {
                of.callers.clear();
            }
        }
        attempt.setAttribute(Label.OUTCOME.key(), end.outcome());
        attempt.setAttribute(Label.CODE.key(), end.code());
        if (end.status() != null) {
            attempt.setAttribute("http.response.status_code", end.status());
        }
        if (!end.success()) {
            attempt.setAttribute("error.type", end.outcome());
            attempt.setStatus(StatusCode.ERROR);
        }
        attempt.end();
    }

    @Override
    public void waiting(long run) {
        Span caller = Span.current();
        if (!caller.getSpanContext().isValid()) {
            return;
        }
        Span attempt;
        synchronized (runs) {
            Run of = of(run);
            attempt = of.attempt;
            if (of.callers.size() < CALLERS) {
                of.callers.add(caller);
            }
        }
        link(caller, attempt);
    }

    /** Does nothing if there is no attempt yet: {@link #started} follows. */
    private static void link(Span caller, Span attempt) {
        try {
            caller.addLink(attempt.getSpanContext());
        } catch (NoSuchMethodError e) {
            // An API before 1.37: spans only, and no links.
        }
    }

    /** Call it with the lock. A run that is forgotten has long ended. */
    private Run of(long number) {
        for (Run each : runs) {
            if (each.number == number) {
                return each;
            }
        }
        var run = new Run(number);
        runs.addFirst(run);
        if (runs.size() > RUNS) {
            runs.removeLast();
        }
        return run;
    }

    @Override
    public void close() {
        List<Span> attempts;
        synchronized (runs) {
            attempts = runs.stream().map(each -> each.attempt).toList();
            runs.clear();
        }
        attempts.forEach(Span::end);
    }

    private static String name(AttemptKind kind) {
        return switch (kind) {
            case AUTHENTICATION -> "finicity authentication";
            case SECRET_CHANGE -> "finicity secret change";
        };
    }

    private static long port(URI origin) {
        int usual = "http".equals(origin.getScheme()) ? HTTP : HTTPS;
        return origin.getPort() >= 0 ? origin.getPort() : usual;
    }

    private static String method(AttemptKind kind) {
        return switch (kind) {
            case AUTHENTICATION -> "POST";
            case SECRET_CHANGE -> "PUT";
        };
    }
}
