package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Halt;
import io.github.mpfinicity.core.record.Verdict;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the end of a flight means: the part of {@link Transitions} that reads outcomes. Pure. */
final class Settlement {
    private final SessionRules rules;

    Settlement(SessionRules rules) {
        this.rules = rules;
    }

    /** Nothing was sent, and nothing will be before something changes. */
    static Step heldBack(SessionState state, Control.InFlight current, Refusal why, Moment now) {
        Step step = quarantine(state, why, now);
        return step.landing(current.flight(), why);
    }

    /** The flight never got as far as sending. */
    static Step unprepared(
            SessionState state, Control.InFlight current, Signal.Unprepared why, Now now) {
        Trouble trouble = why.trouble();
        Duration own = BackOff.notSent(current.failures(trouble), now.draw());
        Moment notBefore = now.moment().plus(BackOff.longer(own, why.pause()));
        var cooling = cooling(current, trouble, why.detail(), why.attempts(), notBefore);
        return cool(state, current, cooling, now.moment());
    }

    /** The flight got as far as sending, and what came of it is lost. */
    Step brokenOff(
            SessionState state,
            Control.InFlight current,
            Attempt attempt,
            Signal.Unprepared why,
            Moment now) {
        return unknown(rules, state, current, attempt, why.detail(), why.attempts(), now);
    }

    /** The deadline came first. */
    Step overdue(SessionState state, Control.InFlight current, Signal.Overdue overdue, Now now) {
        String end = "no end within " + rules.deadline();
        Attempt attempt = current.attempt();
        if (attempt != null) {
            return unknown(rules, state, current, attempt, end, overdue.attempts(), now.moment());
        }
        String detail = end + ": " + current.flight().awaited();
        Trouble trouble = Trouble.CREDENTIALS_UNREADABLE;
        return unprepared(state, current, overdue.unprepared(trouble, detail), now);
    }

    /** The end of an attempt, in time or late. */
    Step answered(SessionState state, Signal.Answered answered, Now now) {
        Control.InFlight current = state.flight(answered.flight());
        return answered.outcome()
                .match(
                        current == null
                                ? new LateOutcome(rules, state, answered, now)
                                : new TimelyOutcome(rules, state, current, answered, now));
    }

    static HeldToken held(
            Signal.Answered answered, Outcome.Accepted accepted, SessionRules rules, Now now) {
        return HeldToken.issued(
                accepted.token(), answered.attempt(), answered.flight(), rules, now.draw());
    }

    /** What is configured has changed meanwhile: whoever waits asks again. */
    static Step accepted(SessionState state, HeldToken held) {
        SessionState served = state.refusing(null);
        return state.wants(held) ? Step.to(served.with(held)).telling(held) : Step.to(served);
    }

    /** A pause after an unknown outcome has no reason left once that outcome is a success. */
    static SessionState resumed(SessionState state) {
        return state.is(Snapshot.Activity.COOLING) ? state.with(new Control.Idle()) : state;
    }

    /** A no to the credentials: null if it was none. The ledger reads it the same way. */
    static @Nullable Refusal refusal(Signal.Answered answered) {
        Verdict verdict = Verdict.of(answered.outcome(), answered.attempt().reservation());
        if (verdict instanceof Verdict.Rejected rejected) {
            return new Refusal.Rejected(rejected.rejection(), answered.attempts());
        }
        return verdict instanceof Verdict.Unexplained unexplained
                ? new Refusal.Rejected(unexplained.rejection(), answered.attempts())
                : null;
    }

    /** Whoever noticed: callers of a flight that is under way are told at once. */
    static Step lockSeen(SessionState state, Attempts attempts, Moment now) {
        var why = new Refusal.Halted(Halt.LOCKED, attempts);
        Control.InFlight current = state.control().inFlight();
        return current == null ? quarantine(state, why, now) : heldBack(state, current, why, now);
    }

    static Step quarantine(SessionState state, Refusal why, Moment now) {
        return refused(state, new Control.Quarantined(why, now), why);
    }

    /** The request may still land: nothing is sent before it no longer can. */
    static Step unknown(
            SessionRules rules,
            SessionState state,
            Control.InFlight current,
            Attempt attempt,
            String detail,
            Attempts attempts,
            Moment now) {
        Trouble trouble = Trouble.UNKNOWN_OUTCOME;
        Duration pause = BackOff.unknown(current.failures(trouble));
        Moment notBefore = attempt.sent().plus(rules.deadline()).plus(pause);
        return cool(state, current, cooling(current, trouble, detail, attempts, notBefore), now);
    }

    static Control.Cooling cooling(
            Control.InFlight current,
            Trouble trouble,
            String detail,
            Attempts attempts,
            Moment notBefore) {
        int failures = current.failures(trouble) + 1;
        return new Control.Cooling(notBefore, failures, trouble, detail, attempts);
    }

    static Step cool(
            SessionState state, Control.InFlight current, Control.Cooling cooling, Moment now) {
        Refusal why = cooling.refusal(now);
        return refused(state, cooling, why).landing(current.flight(), why);
    }

    private static Step refused(SessionState state, Control control, Refusal why) {
        Step step = Step.to(state.with(control).refusing(why));
        return why.equals(state.refusal()) ? step : step.telling(why);
    }
}
