package io.github.mpfinicity.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.CredentialsFingerprint;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.LockoutRecord;
import io.github.mpfinicity.core.record.PresentedSecret;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.time.ManualClocks;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drives the pure decisions by hand. Draws are 0 for tokens and 1 for pauses: the longest. */
final class Journey {
    static final TokenBinding BINDING =
            new TokenBinding("https://vendor", "the-app-key", "partner-id");

    final ManualClocks clocks = new ManualClocks();
    final Transitions transitions = new Transitions(SessionRules.us());
    LockoutPolicy policy = LockoutPolicy.standard();
    SessionState state = SessionState.initial();
    LockoutRecord record = LockoutRecord.fresh("salt");
    private double draw;
    private int reserved;

    Transition input(SessionInput input) {
        Transition transition =
                transitions.transition(state, input, new TimeAndJitter(clocks.now(), draw));
        state = transition.state();
        return transition;
    }

    /** The run that asking started, or null. */
    @Nullable InFlight ask() {
        return ask(Duration.ZERO);
    }

    @Nullable InFlight ask(Duration minimumRemaining) {
        return input(new SessionInput.Asked(minimumRemaining, attempts())).start();
    }

    /** The step of a run between reading the credentials and sending. */
    Transition prepare(InFlight inFlight, String secret) {
        ReservationDenied denied = record.denied(fingerprint(secret), policy);
        if (denied != null) {
            return input(new SessionInput.Denied(inFlight.id(), Refusal.of(denied, attempts())));
        }
        String id = "r" + ++reserved;
        record = record.reserve(id, fingerprint(secret));
        var reservation =
                record.reservation("key", id, fingerprint(secret), PresentedSecret.PRESENT);
        return input(
                new SessionInput.Prepared(
                        inFlight.id(), reservation, BINDING, clocks.now(), attempts()));
    }

    Attempt sent(InFlight inFlight, String secret) {
        Attempt attempt = prepare(inFlight, secret).send();
        assertThat(attempt).as("sent").isNotNull();
        return attempt;
    }

    Transition answer(InFlight inFlight, Attempt attempt, Outcome outcome) {
        var reservation = attempt.reservation();
        record = record.settle(reservation, AttemptResult.of(outcome, reservation));
        draw = outcome instanceof Outcome.Accepted ? 0 : 1;
        return input(new SessionInput.Answered(inFlight.id(), attempt, outcome, attempts()));
    }

    Transition deadlineExceeded(InFlight inFlight, @Nullable Attempt attempt) {
        return input(new SessionInput.DeadlineExceeded(inFlight.id(), attempt, attempts()));
    }

    /** Asks, sends and answers in one go. */
    Transition attempt(String secret, Outcome outcome) {
        InFlight inFlight = ask();
        assertThat(inFlight).as("launched").isNotNull();
        return answer(inFlight, sent(inFlight, secret), outcome);
    }

    Attempts attempts() {
        return new Attempts(record.charged(), policy.budget());
    }

    static CredentialsFingerprint fingerprint(String secret) {
        return new CredentialsFingerprint(
                "salt",
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
