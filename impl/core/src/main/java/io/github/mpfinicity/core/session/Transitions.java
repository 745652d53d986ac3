package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.time.Moment;
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
    private final Settlement settlement;
    private final Adoption adoption;

    Transitions(SessionRules rules) {
        this.rules = rules;
        settlement = new Settlement(rules);
        adoption = new Adoption(rules);
    }

    Step step(SessionState state, Signal signal, Now now) {
        if (state.is(Snapshot.Activity.CLOSED)) {
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

    Step adopted(SessionState state, Signal.Adopted adopted, Now now) {
        return adoption.adopted(state, adopted, now);
    }

    Step answered(SessionState state, Signal.Answered answered, Now now) {
        return settlement.answered(state, answered, now);
    }

    Step invalidated(SessionState state, long generation, Moment now) {
        return Noticing.invalidated(state, generation, rules.minimumAge(), now);
    }

    /** Whoever comes next ends a flight whose deadline has come, if the timer was lost. */
    private Step ended(SessionState state, Attempts attempts, Now now) {
        Control.InFlight lost = state.overdue(rules, now.moment());
        if (lost == null) {
            return Step.to(state);
        }
        var overdue = new Signal.Overdue(lost.flight().id(), lost.attempt(), attempts);
        return settlement.overdue(state, lost, overdue, now);
    }

    private static Step asked(SessionState state, Duration minimumRemaining, Moment now) {
        HeldToken token = state.token();
        boolean served = token != null && token.serves(minimumRemaining, now);
        boolean fresh = served && token != null && token.band(now) == HeldToken.Band.FRESH;
        if (!fresh) {
            Step step = launch(state, served, null, now);
            if (step.launch() != null) {
                return step;
            }
        }
        return served
                ? Noticing.look(state, SessionRules.RECHECK_WHILE_SERVED, now)
                : Step.to(state);
    }

    /** A flight, if one may start now. */
    private static Step launch(
            SessionState state, boolean served, @Nullable SecretChange change, Moment now) {
        Control control = state.control();
        return control.mayStart(served, now)
                ? launch(state, control.cooling(), change, now)
                : Step.to(state);
    }

    static Step launch(
            SessionState state,
            Control.@Nullable Cooling before,
            @Nullable SecretChange change,
            Moment now) {
        var flight = new Flight(state.flights() + 1, change);
        return Step.to(state.launching(flight, before, now)).launching(flight);
    }

    static Step resumed(SessionState state, Moment now) {
        return state.is(Snapshot.Activity.COOLING)
                ? launch(state, false, null, now)
                : Step.to(state);
    }

    static Step wentOn(SessionState state, long flight, Moment now) {
        Control.InFlight current = state.flight(flight);
        if (current == null) {
            return Step.to(state);
        }
        var next = new Control.InFlight(current.flight(), current.before(), null, now);
        return Step.to(state.with(next));
    }

    /** Those who have come to wait for a token get one, if it takes an authentication or not. */
    static Step withdrawn(SessionState state, long flight, Moment now) {
        Control.InFlight current = state.flight(flight);
        HeldToken token = state.token();
        if (current == null || token == null || !token.serves(Duration.ZERO, now)) {
            return Step.to(state);
        }
        Control before = current.before() == null ? new Control.Idle() : current.before();
        return Step.to(state.with(before)).landing(current.flight(), token);
    }

    /** Whoever comes too late, as after a suspension, may have lost the lease: nothing is sent. */
    Step prepared(SessionState state, Signal.Prepared prepared, Now now) {
        Control.InFlight current = state.flight(prepared.flight());
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
            return Settlement.unprepared(state, current, why, now);
        }
        var attempt = new Attempt(prepared.reservation(), prepared.issuer(), now.moment());
        var sending =
                new Control.InFlight(current.flight(), current.before(), attempt, now.moment());
        return Step.to(state.with(sending)).sending(attempt);
    }

    static Step heldBack(SessionState state, Signal.HeldBack heldBack, Moment now) {
        Control.InFlight current = state.flight(heldBack.flight());
        return current == null
                ? Step.to(state)
                : Settlement.heldBack(state, current, heldBack.why(), now);
    }

    /** Whatever broke off once there was an attempt, its request may have arrived. */
    Step unprepared(SessionState state, Signal.Unprepared unprepared, Now now) {
        Control.InFlight current = state.flight(unprepared.flight());
        if (current == null) {
            return Step.to(state);
        }
        return current.attempt() == null
                ? Settlement.unprepared(state, current, unprepared, now)
                : settlement.brokenOff(state, current, current.attempt(), unprepared, now.moment());
    }

    Step overdue(SessionState state, Signal.Overdue overdue, Now now) {
        Control.InFlight current = state.flight(overdue.flight());
        return current == null || !Objects.equals(overdue.attempt(), current.attempt())
                ? Step.to(state)
                : settlement.overdue(state, current, overdue, now);
    }

    /** The next caller asks the ledger again, at once. */
    static Step confirmed(SessionState state) {
        return state.is(Snapshot.Activity.QUARANTINED)
                ? Step.to(state.with(new Control.Idle()).refusing(null))
                : Step.to(state);
    }

    static Step close(SessionState state) {
        Step step = Step.to(state.with((HeldToken) null).with(new Control.Closed()));
        Control.InFlight current = state.control().inFlight();
        return current == null ? step : step.landing(current.flight(), new Refusal.Closed());
    }
}
