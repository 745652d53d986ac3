package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.result.HeldToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.Trouble;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides everything and touches nothing: the same state, signal and moment always give the same
 * step.
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
 * <p>A change of the secret starts a flight as asking does. It makes two attempts, one after the
 * other, and is in flight in between.
 */
final class Transitions {
    private final SessionRules rules;

    Transitions(SessionRules rules) {
        this.rules = rules;
    }

    Step step(SessionState state, Signal signal, Now now) {
        if (state.is(Activity.CLOSED)) {
            return Step.to(state);
        }
        return signal.decide(this, state, now);
    }

    Step asked(SessionState state, Signal.Asked asked, Now now) {
        Step ended = ended(state, asked.attempts(), now);
        return ended.then(asked(ended.state(), asked.minimumRemaining(), now.moment()));
    }

    Step changeAsked(SessionState state, Signal.ChangeAsked asked, Now now) {
        Step ended = ended(state, asked.attempts(), now);
        return ended.then(launch(ended.state(), false, asked.change(), now.moment()));
    }

    /** A token that another node fetched is taken instead of an authentication. */
    Step adopted(SessionState state, Signal.Adopted adopted, Now now) {
        if (adopted.flight() == 0) {
            return adoptedInPassing(state, adopted, now);
        }
        Control.Authenticating current = state.flight(adopted.flight());
        return current == null
                ? Step.to(state)
                : OutcomeRules.landing(state, current, held(adopted, adopted.flight(), now));
    }

    /** A flight that is under way finds it, too: two must not take it. */
    private Step adoptedInPassing(SessionState state, Signal.Adopted adopted, Now now) {
        boolean newer = adopted.shared().epoch() > state.epoch();
        if (!newer || state.is(Activity.IN_FLIGHT)) {
            return Step.to(state);
        }
        SessionState next = OutcomeRules.resumed(state.numbered());
        return OutcomeRules.accepted(next, held(adopted, next.flights(), now));
    }

    private HeldToken held(Signal.Adopted adopted, long generation, Now now) {
        SharedToken shared = adopted.shared();
        Moment requested = now.moment().plus(shared.age().negated());
        return rules.token(
                shared.value(),
                adopted.issuer(),
                generation,
                shared.epoch(),
                requested,
                now.draw());
    }

    Step answered(SessionState state, Signal.Answered answered, Now now) {
        return answered.outcome().match(new OutcomeRules(rules, state, answered, now));
    }

    Step invalidated(SessionState state, long generation, Moment now) {
        return InvalidationRules.invalidated(state, generation, rules.minimumAge(), now);
    }

    /** Whoever comes next ends a flight whose deadline has come, if the timer was lost. */
    private Step ended(SessionState state, Attempts attempts, Now now) {
        Control.Authenticating lost = state.overdue(rules, now.moment());
        if (lost == null) {
            return Step.to(state);
        }
        var overdue = new Signal.Overdue(lost.flight().id(), lost.attempt(), attempts);
        return overdue(state, overdue, now);
    }

    private static Step asked(SessionState state, Duration minimumRemaining, Moment now) {
        HeldToken token = state.token();
        boolean served = token != null && token.serves(minimumRemaining, now);
        boolean fresh = served && token != null && token.band(now) == TokenAge.FRESH;
        if (!fresh) {
            Step step = launch(state, served, null, now);
            if (step.launch() != null) {
                return step;
            }
        }
        return served
                ? InvalidationRules.look(state, SessionRules.RECHECK_WHILE_SERVED, now)
                : Step.to(state);
    }

    /** A flight, if one may start now. */
    private static Step launch(
            SessionState state, boolean served, @Nullable SecretChange change, Moment now) {
        Control control = state.control();
        return control.mayStart(served, now)
                ? Step.launching(state, control.cooling(), change, now)
                : Step.to(state);
    }

    static Step resumed(SessionState state, Moment now) {
        return state.is(Activity.COOLING) ? launch(state, false, null, now) : Step.to(state);
    }

    static Step wentOn(SessionState state, long flight, Moment now) {
        Control.Authenticating current = state.flight(flight);
        if (current == null) {
            return Step.to(state);
        }
        var next = new Control.Authenticating(current.flight(), current.before(), null, now);
        return Step.to(state.with(next));
    }

    /** Those who have come to wait for a token get one, if it takes an authentication or not. */
    static Step withdrawn(SessionState state, long flight, Moment now) {
        Control.Authenticating current = state.flight(flight);
        HeldToken token = state.token();
        if (current == null || token == null || !token.serves(Duration.ZERO, now)) {
            return Step.to(state);
        }
        Control before = current.before() == null ? new Control.Idle() : current.before();
        return Step.to(state.with(before)).landing(current.flight(), token);
    }

    /** Whoever comes too late, as after a suspension, may have lost the lease: nothing is sent. */
    Step prepared(SessionState state, Signal.Prepared prepared, Now now) {
        Control.Authenticating current = state.flight(prepared.flight());
        if (current == null || current.attempt() != null) {
            return Step.to(state);
        }
        if (!rules.inTime(prepared.reservation(), prepared.claimed(), now.moment())) {
            var why =
                    new Signal.Unprepared(
                            prepared.flight(),
                            Trouble.OTHER_NODE,
                            "its turn was over before anything was sent",
                            Duration.ZERO,
                            prepared.attempts());
            return OutcomeRules.unprepared(state, current, why, now);
        }
        var attempt = new Attempt(prepared.reservation(), prepared.issuer(), now.moment());
        var sending =
                new Control.Authenticating(current.flight(), current.before(), attempt, now.moment());
        return Step.to(state.with(sending)).sending(attempt);
    }

    static Step heldBack(SessionState state, Signal.HeldBack heldBack, Moment now) {
        Control.Authenticating current = state.flight(heldBack.flight());
        return current == null
                ? Step.to(state)
                : OutcomeRules.heldBack(state, current, heldBack.why(), now);
    }

    /** A flight that broke off once there was an attempt may have sent its request. */
    Step unprepared(SessionState state, Signal.Unprepared why, Now now) {
        Control.Authenticating current = state.flight(why.flight());
        if (current == null) {
            return Step.to(state);
        }
        Attempt attempt = current.attempt();
        return attempt == null
                ? OutcomeRules.unprepared(state, current, why, now)
                : lost(state, why.flight(), attempt, why.detail(), why.attempts(), now);
    }

    /** The deadline came first. */
    Step overdue(SessionState state, Signal.Overdue overdue, Now now) {
        Control.Authenticating current = state.flight(overdue.flight());
        Attempt attempt = overdue.attempt();
        if (current == null || !Objects.equals(attempt, current.attempt())) {
            return Step.to(state);
        }
        String end = "no end within " + rules.deadline();
        if (attempt != null) {
            return lost(state, overdue.flight(), attempt, end, overdue.attempts(), now);
        }
        String detail = end + ": " + current.flight().awaited();
        return OutcomeRules.unprepared(
                state, current, overdue.unprepared(Trouble.CREDENTIALS_UNREADABLE, detail), now);
    }

    private Step lost(
            SessionState state,
            long flight,
            Attempt attempt,
            String detail,
            Attempts attempts,
            Now now) {
        var unknown = new Outcome.Unknown(detail);
        return answered(state, new Signal.Answered(flight, attempt, unknown, attempts), now);
    }

    /** The next caller asks the ledger again, at once. */
    static Step confirmed(SessionState state) {
        return state.is(Activity.QUARANTINED)
                ? Step.to(state.with(new Control.Idle()).refusing(null))
                : Step.to(state);
    }

    static Step close(SessionState state) {
        Step step = Step.to(state.with((HeldToken) null).with(new Control.Closed()));
        Control.Authenticating current = state.control().inFlight();
        return current == null ? step : step.landing(current.flight(), new Refusal.Closed());
    }
}
