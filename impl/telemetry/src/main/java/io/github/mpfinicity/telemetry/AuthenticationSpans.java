package io.github.mpfinicity.telemetry;

import io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind;
import java.net.URI;

/** Spans of attempts, linked from the spans of callers who waited for them. */
interface AuthenticationSpans extends AutoCloseable {
    /** Begins a span without a parent: it serves all who wait, not the first of them. */
    void started(long run, AttemptKind kind, URI origin);

    /** Ends it. */
    void ended(long run, AttemptEnd end);

    /** Links the span of this thread to the attempts of that run, also to later ones. */
    void waiting(long run);

    /** Ends what is not ended. */
    @Override
    void close();

    /** Spans that record nothing, for applications without a tracing API. */
    AuthenticationSpans NONE =
            new AuthenticationSpans() {
                @Override
                public void started(long run, AttemptKind kind, URI origin) {}

                @Override
                public void ended(long run, AttemptEnd end) {}

                @Override
                public void waiting(long run) {}

                @Override
                public void close() {}
            };
}
