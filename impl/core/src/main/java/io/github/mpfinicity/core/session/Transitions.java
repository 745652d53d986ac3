package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
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
 */
final class Transitions {
    private final Settlement settlement;

    Transitions(SessionRules rules) {
        settlement = new Settlement(rules);
    }

    Step step(SessionState state, Signal signal, Now now) {
        if (state.control() instanceof Control.Closed) {
            return Step.to(state);
        }
        if (signal instanceof Signal.Asked asked) {
            return asked(state, asked.minimumRemaining(), now.moment());
        }
        if (signal instanceof Signal.Prepared prepared) {
            return prepared(state, prepared, now.moment());
        }
        if (signal instanceof Signal.HeldBack heldBack) {
            return heldBack(state, heldBack, now.moment());
        }
        if (signal instanceof Signal.Unprepared unprepared) {
            return unprepared(state, unprepared, now);
        }
        if (signal instanceof Signal.Answered answered) {
            return settlement.answered(state, answered, now);
        }
        if (signal instanceof Signal.Overdue overdue) {
            return overdue(state, overdue, now);
        }
        if (signal instanceof Signal.Invalidated invalidated) {
            return invalidated(state, invalidated.generation(), now.moment());
        }
        if (signal instanceof Signal.LockSeen lockSeen) {
            return Settlement.lockSeen(state, lockSeen.attempts(), now.moment());
        }
        return signal instanceof Signal.Confirmed ? confirmed(state) : close(state);
    }

    private static Step asked(SessionState state, Duration minimumRemaining, Moment now) {
        HeldToken token = state.token();
        boolean served = token != null && token.serves(minimumRemaining, now);
        if (served && token != null && token.band(now) == HeldToken.Band.FRESH) {
            return Step.to(state);
        }
        Control control = state.control();
        if (control instanceof Control.Idle) {
            return launch(state, null);
        }
        if (control instanceof Control.Cooling cooling && cooling.over(now)) {
            return launch(state, cooling);
        }
        if (control instanceof Control.Quarantined quarantined
                && quarantined.mayCheck(served, now)) {
            return launch(state, null);
        }
        return Step.to(state);
    }

    private static Step launch(SessionState state, Control.@Nullable Cooling before) {
        var flight = new Flight(state.flights() + 1);
        return Step.to(state.launching(flight, before)).launching(flight);
    }

    private static Step prepared(SessionState state, Signal.Prepared prepared, Moment now) {
        Control.InFlight current = state.flight(prepared.flight());
        if (current == null || current.attempt() != null) {
            return Step.to(state);
        }
        var attempt = new Attempt(prepared.reservation(), prepared.appKey(), now);
        var sending = new Control.InFlight(current.flight(), current.before(), attempt);
        return Step.to(state.with(sending)).sending(attempt);
    }

    private static Step heldBack(SessionState state, Signal.HeldBack heldBack, Moment now) {
        Control.InFlight current = state.flight(heldBack.flight());
        return current == null
                ? Step.to(state)
                : Settlement.heldBack(state, current, heldBack.why(), now);
    }

    private static Step unprepared(SessionState state, Signal.Unprepared unprepared, Now now) {
        Control.InFlight current = state.flight(unprepared.flight());
        return current == null
                ? Step.to(state)
                : Settlement.unprepared(
                        state, current, unprepared.detail(), unprepared.attempts(), now);
    }

    private Step overdue(SessionState state, Signal.Overdue overdue, Now now) {
        Control.InFlight current = state.flight(overdue.flight());
        boolean sent = overdue.attempt() != null;
        return current == null || sent != (current.attempt() != null)
                ? Step.to(state)
                : settlement.overdue(state, current, overdue, now);
    }

    private static Step invalidated(SessionState state, long generation, Moment now) {
        HeldToken token = state.token();
        if (token == null
                || token.generation() != generation
                || now.longestSince(token.requested()).compareTo(SessionRules.MINIMUM_AGE) < 0) {
            return Step.to(state);
        }
        return Step.to(state.with((HeldToken) null));
    }

    /** The next caller asks the ledger again, at once. */
    private static Step confirmed(SessionState state) {
        return state.control() instanceof Control.Quarantined
                ? Step.to(state.with(new Control.Idle()).refusing(null))
                : Step.to(state);
    }

    private static Step close(SessionState state) {
        Step step = Step.to(state.with((HeldToken) null).with(new Control.Closed()));
        return state.control() instanceof Control.InFlight current
                ? step.landing(current.flight(), new Refusal.Closed())
                : step;
    }
}
