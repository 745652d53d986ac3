package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells observers of one request. It reads no clock if there is no observer. */
final class ObservedAttempt {
    private final SessionPorts ports;
    private final long run;
    private final AttemptKind kind;

    /** Null if there is no observer. */
    private final @Nullable Moment sent;

    private Duration took = Duration.ZERO;

    /** Tells that the request begins. */
    ObservedAttempt(SessionPorts ports, long run, AttemptKind kind, String origin) {
        this.ports = ports;
        this.run = run;
        this.kind = kind;
        if (ports.observers().areAbsent()) {
            this.sent = null;
        } else {
            ports.observers().tell(it -> it.attemptStarted(run, kind, origin));
            this.sent = ports.machine().clocks().now();
        }
    }

    void answered() {
        if (sent != null) {
            took = ports.machine().clocks().now().since(sent);
        }
    }

    /** Tells that the request has ended. */
    void settled(Outcome outcome) {
        if (sent != null) {
            ports.observers().tell(it -> it.attemptEnded(run, kind, outcome.withoutToken(), took));
        }
    }
}
