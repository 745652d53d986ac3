package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.observe.PartnerObserver.TokenOrigin;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An event that the session decides about. */
sealed interface SessionInput {
    /**
     * Decides by the rules. Each kind answers for itself, so that no kind can be forgotten.
     *
     * @param state not closed
     */
    Transition decide(Transitions rules, SessionState state, TimeAndJitter now);

    /** The origin of the token that this input brings. */
    default TokenOrigin origin() {
        return TokenOrigin.AUTHENTICATED;
    }

    /**
     * A caller needs a token that lives for at least this time. The attempts are those charged now.
     */
    record Asked(Duration minimumRemaining, Attempts attempts) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return rules.asked(state, this, now);
        }
    }

    /** An attempt was reserved for a run. The reservation began at the given moment. */
    record Prepared(
            long inFlight,
            Reservation reservation,
            TokenBinding binding,
            Moment began,
            Attempts attempts)
            implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return rules.prepared(state, this, now);
        }

        @Override
        public String toString() {
            return "Prepared[authentication=" + inFlight + "]";
        }

        PreparationFailed preparationFailed(UnavailableReason reason, String detail) {
            return new PreparationFailed(inFlight, reason, detail, Duration.ZERO, attempts);
        }
    }

    /** An operator wants the secret changed. The attempts are those charged now. */
    record ChangeAsked(SecretChange change, Attempts attempts) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return rules.changeAsked(state, this, now);
        }
    }

    /** An attempt of a run ended, and another one follows it. */
    record NextAttempt(long inFlight) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return Transitions.nextAttempt(state, inFlight, now.moment());
        }
    }

    /** A run does not make the change of the secret that it was started for. */
    record Cancelled(long inFlight) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return Transitions.cancelled(state, inFlight, now.moment());
        }
    }

    /**
     * The pause is over, and the session must find out which of two secrets is right, even if no
     * caller comes.
     */
    record Resumed() implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return Transitions.resumed(state, now.moment());
        }
    }

    /** The credentials were read. */
    record CredentialsRead(TokenBinding binding) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return InvalidationRules.looked(state, binding, now.moment());
        }
    }

    /** The vendor refused the app key that the token of that generation was issued under. */
    record AppKeyRefused(long generation) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return InvalidationRules.appKeyRefused(state, generation, now.moment());
        }
    }

    /** The vendor refused a call with the token of that generation, and did not say why. */
    record Suspected(long generation) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return InvalidationRules.suspected(state, generation, now.moment());
        }
    }

    /** Nothing may be sent for a run before something changes. */
    record Denied(long inFlight, Refusal why) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return Transitions.denied(state, this, now.moment());
        }
    }

    /** A run could not be prepared, and cannot be before the pause is over. */
    record PreparationFailed(
            long inFlight,
            UnavailableReason reason,
            String detail,
            Duration pause,
            Attempts attempts)
            implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return rules.preparationFailed(state, this, now);
        }
    }

    /** The record has a newer token. The number is 0 if no run looked for it. */
    record SharedTokenFound(long inFlight, SharedToken shared, TokenBinding binding)
            implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return rules.found(state, this, now);
        }

        @Override
        public TokenOrigin origin() {
            return TokenOrigin.SHARED;
        }

        @Override
        public String toString() {
            return "SharedTokenFound[authentication=" + inFlight + ", " + shared + "]";
        }
    }

    /** An attempt ended, in time or late, and was settled. The attempts are those charged now. */
    record Answered(long inFlight, Attempt attempt, Outcome outcome, Attempts attempts)
            implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return rules.answered(state, this, now);
        }
    }

    /** The deadline of a run has come. The attempt is null if nothing was sent yet. */
    record DeadlineExceeded(long inFlight, @Nullable Attempt attempt, Attempts attempts)
            implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return rules.deadlineExceeded(state, this, now);
        }

        PreparationFailed preparationFailed(UnavailableReason reason, String detail) {
            return new PreparationFailed(inFlight, reason, detail, Duration.ZERO, attempts);
        }
    }

    /** The vendor refused the token of that generation. */
    record Invalidated(long generation) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return rules.invalidated(state, generation, now.moment());
        }
    }

    /** The vendor said on another call that the account is locked. */
    record LockSeen(Attempts attempts) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return OutcomeRules.lockSeen(state, attempts, now.moment());
        }
    }

    /**
     * The record stops nothing, so an operator may have confirmed it on another node.
     *
     * @param asked the moment before the record was read
     */
    record NotSuspended(Moment asked) implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return Transitions.notSuspended(state, asked);
        }
    }

    /** An operator says that the account is not locked. */
    record Confirmed() implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return Transitions.confirmed(state);
        }
    }

    /** The session ends. */
    record Close() implements SessionInput {
        @Override
        public Transition decide(Transitions rules, SessionState state, TimeAndJitter now) {
            return Transitions.close(state, now.moment());
        }
    }
}
