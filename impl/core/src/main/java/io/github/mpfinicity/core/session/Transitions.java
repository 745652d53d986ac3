package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a session. They touch nothing: the same state, input and moment always give the same
 * transition.
 *
 * <pre>
 *            asked, no fresh token                 accepted
 *   IDLE ─────────────────────────► IN_FLIGHT ──────────────► IDLE
 *                                   │   ▲  ▲
 *     not sent, unknown, 429, 403   │   │  │ pause over, asked
 *            ┌──────────────────────┤   │  └────────────────┐
 *            ▼                      │   │                   │
 *         COOLING ──────────────────┼───┼───────────────────┘
 *                                   │   │ looked again, asked
 *            ┌──────────────────────┤   └───────────────────┐
 *            ▼   rejected, locked,  │                       │
 *       QUARANTINED  budget charged ┼───────────────────────┘
 *                                   │
 *                                   any ──close──► CLOSED
 * </pre>
 *
 * <p>A change of the secret starts a run as asking does. The run makes two attempts, one after the
 * other.
 */
final class Transitions {
    private final SessionRules rules;

    Transitions(SessionRules rules) {
        this.rules = rules;
    }

    Transition transition(SessionState state, SessionInput input, TimeAndJitter now) {
        if (state.is(Activity.CLOSED)) {
            return Transition.to(state);
        }
        return input.decide(this, state, now);
    }

    Transition asked(SessionState state, SessionInput.Asked asked, TimeAndJitter now) {
        Transition ended = ended(state, asked.attempts(), now);
        return ended.then(asked(ended.state(), asked.minimumRemaining(), now.moment()));
    }

    Transition changeAsked(SessionState state, SessionInput.ChangeAsked asked, TimeAndJitter now) {
        Transition ended = ended(state, asked.attempts(), now);
        return ended.then(start(ended.state(), false, asked.change(), now.moment()));
    }

    /** A token that another node fetched is taken instead of an authentication. */
    Transition found(SessionState state, SessionInput.SharedTokenFound found, TimeAndJitter now) {
        if (found.inFlight() == 0) {
            return foundInPassing(state, found, now);
        }
        Control.Authenticating current = state.inFlight(found.inFlight());
        return current == null
                ? Transition.to(state)
                : OutcomeRules.completion(state, current, held(found, found.inFlight(), now));
    }

    /**
     * A token that was seen in passing. A run that is under way finds it itself, so it is ignored
     * meanwhile.
     */
    private Transition foundInPassing(
            SessionState state, SessionInput.SharedTokenFound found, TimeAndJitter now) {
        boolean newer = found.shared().epoch() > state.epoch();
        if (!newer || state.is(Activity.IN_FLIGHT)) {
            return Transition.to(state);
        }
        SessionState next = OutcomeRules.resumed(state.numbered(), now.moment());
        return OutcomeRules.accepted(next, held(found, next.started(), now));
    }

    private CachedToken held(
            SessionInput.SharedTokenFound found, long generation, TimeAndJitter now) {
        SharedToken shared = found.shared();
        return rules.token(
                shared.value(),
                found.binding(),
                generation,
                shared.epoch(),
                shared.requested(),
                now.draw());
    }

    Transition answered(SessionState state, SessionInput.Answered answered, TimeAndJitter now) {
        return answered.outcome().match(new OutcomeRules(rules, state, answered, now));
    }

    Transition invalidated(SessionState state, long generation, Moment now) {
        return InvalidationRules.invalidated(state, generation, rules.minimumAge(), now);
    }

    /** Ends a run whose deadline has come and whose timer was lost. */
    private Transition ended(SessionState state, Attempts attempts, TimeAndJitter now) {
        Control.Authenticating lost = state.deadlineExceeded(rules, now.moment().nanos());
        if (lost == null) {
            return Transition.to(state);
        }
        var deadlineExceeded =
                new SessionInput.DeadlineExceeded(lost.inFlight().id(), lost.attempt(), attempts);
        return deadlineExceeded(state, deadlineExceeded, now);
    }

    private static Transition asked(SessionState state, Duration minimumRemaining, Moment now) {
        CachedToken token = state.token();
        boolean served = token != null && token.serves(minimumRemaining, now);
        boolean fresh = served && token != null && token.tokenAge(now) == TokenAge.FRESH;
        if (!fresh) {
            Transition transition = start(state, served, null, now);
            if (transition.start() != null) {
                return transition;
            }
        }
        // Also during a pause: another node may have a token sooner.
        Duration pause = served ? SessionRules.RECHECK_WHILE_SERVED : SessionRules.RECHECK;
        return InvalidationRules.look(state, pause, now);
    }

    /** Starts a run, if one may start now. */
    private static Transition start(
            SessionState state, boolean served, @Nullable SecretChange change, Moment now) {
        Control control = state.control();
        return control.mayStart(served, now.nanos())
                ? Transition.starting(state, control.cooling(), change, now)
                : Transition.to(state);
    }

    static Transition resumed(SessionState state, Moment now) {
        return state.is(Activity.COOLING) ? start(state, false, null, now) : Transition.to(state);
    }

    static Transition nextAttempt(SessionState state, long inFlight, Moment now) {
        Control.Authenticating current = state.inFlight(inFlight);
        if (current == null) {
            return Transition.to(state);
        }
        var next = new Control.Authenticating(current.inFlight(), current.before(), null, now);
        return Transition.to(state.with(next));
    }

    /**
     * Ends the run of a change that is not made if a token serves; its callers get that token.
     * Without such a token the run goes on and authenticates.
     */
    static Transition cancelled(SessionState state, long inFlight, Moment now) {
        Control.Authenticating current = state.inFlight(inFlight);
        CachedToken token = state.token();
        if (current == null || token == null || !token.serves(Duration.ZERO, now)) {
            return Transition.to(state);
        }
        Control before = current.before() == null ? new Control.Idle() : current.before();
        return Transition.to(state.with(before)).completion(current.inFlight(), token);
    }

    /**
     * Decides to send a reserved attempt. Nothing is sent if its time is over, as after a
     * suspension, because the lease may be lost.
     */
    Transition prepared(SessionState state, SessionInput.Prepared prepared, TimeAndJitter now) {
        Control.Authenticating current = state.inFlight(prepared.inFlight());
        if (current == null || current.attempt() != null) {
            return Transition.to(state);
        }
        if (!rules.inTime(prepared.reservation(), prepared.began(), now.moment())) {
            var why =
                    new SessionInput.PreparationFailed(
                            prepared.inFlight(),
                            UnavailableReason.OTHER_NODE,
                            "its turn was over before anything was sent",
                            Duration.ZERO,
                            prepared.attempts());
            return OutcomeRules.preparationFailed(state, current, why, now);
        }
        var attempt = new Attempt(prepared.reservation(), prepared.binding(), now.moment());
        var sending =
                new Control.Authenticating(
                        current.inFlight(), current.before(), attempt, now.moment());
        return Transition.to(state.with(sending)).sending(attempt);
    }

    static Transition denied(SessionState state, SessionInput.Denied denied, Moment now) {
        Control.Authenticating current = state.inFlight(denied.inFlight());
        return current == null
                ? Transition.to(state)
                : OutcomeRules.denied(state, current, denied.why(), now);
    }

    /** A run that broke off after its attempt began may have sent its request. */
    Transition preparationFailed(
            SessionState state, SessionInput.PreparationFailed why, TimeAndJitter now) {
        Control.Authenticating current = state.inFlight(why.inFlight());
        if (current == null) {
            return Transition.to(state);
        }
        Attempt attempt = current.attempt();
        return attempt == null
                ? OutcomeRules.preparationFailed(state, current, why, now)
                : lost(state, why.inFlight(), attempt, why.detail(), why.attempts(), now);
    }

    /** Ends a run whose deadline came before its outcome. */
    Transition deadlineExceeded(
            SessionState state, SessionInput.DeadlineExceeded deadlineExceeded, TimeAndJitter now) {
        Control.Authenticating current = state.inFlight(deadlineExceeded.inFlight());
        Attempt attempt = deadlineExceeded.attempt();
        if (current == null || !Objects.equals(attempt, current.attempt())) {
            return Transition.to(state);
        }
        String end = "no end within " + rules.deadline();
        if (attempt != null) {
            return lost(
                    state,
                    deadlineExceeded.inFlight(),
                    attempt,
                    end,
                    deadlineExceeded.attempts(),
                    now);
        }
        String detail = end + ": " + current.inFlight().awaited();
        return OutcomeRules.preparationFailed(
                state,
                current,
                deadlineExceeded.preparationFailed(
                        UnavailableReason.CREDENTIALS_UNREADABLE, detail),
                now);
    }

    private Transition lost(
            SessionState state,
            long inFlight,
            Attempt attempt,
            String detail,
            Attempts attempts,
            TimeAndJitter now) {
        var unknown = new Outcome.Unknown(detail);
        return answered(
                state, new SessionInput.Answered(inFlight, attempt, unknown, attempts), now);
    }

    /** The state after an operator's confirmation: the next caller asks the ledger again. */
    static Transition confirmed(SessionState state) {
        return state.is(Activity.QUARANTINED)
                ? Transition.to(state.with(new Control.Idle()).refusing(null))
                : Transition.to(state);
    }

    /** What was refused before the record was read is asked again. */
    static Transition notSuspended(SessionState state, Moment asked) {
        boolean over =
                state.control() instanceof Control.Quarantined stopped
                        && stopped.why() instanceof Refusal.Suspended
                        && stopped.checked().isBefore(asked);
        return over ? confirmed(state) : Transition.to(state);
    }

    static Transition close(SessionState state, Moment now) {
        var why = new Refusal.Closed();
        SessionState closed = state.with((CachedToken) null).with(new Control.Closed());
        Transition transition = Transition.to(closed.refusing(new NotedRefusal(why, now.wall())));
        Control.Authenticating current = state.control().authenticating();
        return current == null ? transition : transition.completion(current.inFlight(), why);
    }
}
