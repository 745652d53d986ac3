package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsPrint;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.time.ManualClocks;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drives the pure decisions by hand. Draws are 0 for tokens and 1 for pauses: the longest. */
final class Journey {
    final ManualClocks clocks = new ManualClocks();
    final Transitions transitions = new Transitions(SessionRules.us());
    SessionState state = SessionState.initial();
    @Nullable Step last;
    private double draw;

    Step signal(Signal signal) {
        last = transitions.step(state, signal, new Now(clocks.now(), draw));
        state = last.state();
        return last;
    }

    /** The flight that asking started, or null. */
    @Nullable Flight ask() {
        return signal(new Signal.Asked(Duration.ZERO)).launch();
    }

    Attempt sent(Flight flight, String secret) {
        Attempt attempt = signal(prepared(flight, secret)).send();
        assertThat(attempt).as("sent").isNotNull();
        return attempt;
    }

    static Signal.Prepared prepared(Flight flight, String secret) {
        return new Signal.Prepared(flight.id(), print(secret), "app-key");
    }

    Step answer(Flight flight, Attempt attempt, Outcome outcome) {
        draw = outcome instanceof Outcome.Accepted ? 0 : 1;
        return signal(new Signal.Answered(flight.id(), attempt, outcome));
    }

    /** Asks, sends and answers in one go. */
    Step attempt(String secret, Outcome outcome) {
        Flight flight = ask();
        assertThat(flight).as("launched").isNotNull();
        return answer(flight, sent(flight, secret), outcome);
    }

    static CredentialsPrint print(String secret) {
        return new CredentialsPrint(
                Map.of(
                        CredentialPart.PARTNER_SECRET,
                        secret,
                        CredentialPart.PARTNER_ID,
                        "id",
                        CredentialPart.APP_KEY,
                        "key",
                        CredentialPart.ALL,
                        "all-" + secret));
    }
}
