package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;

/** What the end of a flight means: the part of {@link Transitions} that reads outcomes. Pure. */
final class Settlement {
    private final SessionRules rules;

    Settlement(SessionRules rules) {
        this.rules = rules;
    }

    /** The credentials could not be read. */
    static Step unprepared(SessionState state, Control.InFlight current, String detail, Now now) {
        Duration pause = BackOff.jittered(current.failures(), now.draw());
        Trouble trouble = Trouble.CREDENTIALS_UNREADABLE;
        return cool(state, current, pause, trouble, detail, now.moment());
    }

    /** The deadline came first. */
    Step overdue(SessionState state, Control.InFlight current, Now now) {
        String detail = "no end within " + rules.deadline();
        Attempt attempt = current.attempt();
        return attempt == null
                ? unprepared(state, current, detail, now)
                : unknown(state, current, attempt, detail, now);
    }

    /** The end of an attempt, in time or late. */
    Step answered(SessionState state, Signal.Answered answered, Now now) {
        Control.InFlight current = state.flight(answered.flight());
        Attempt attempt = answered.attempt();
        Outcome outcome = answered.outcome();
        if (current == null) {
            return late(state, answered, now);
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            HeldToken held = held(answered, accepted, now);
            return accepted(state.with(new Control.Idle()), answered, held)
                    .landing(current.flight(), held);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return rejected(state, current, rejection(attempt, rejected), now.moment());
        }
        if (outcome instanceof Outcome.Locked locked) {
            return locked(state, locked.status());
        }
        if (outcome instanceof Outcome.Unexplained unexplained) {
            return unexplained(state, current, attempt, unexplained, now);
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return unknown(state, current, attempt, unknown.detail(), now);
        }
        return passing(state, current, outcome, now);
    }

    private static Step accepted(SessionState state, Signal.Answered answered, HeldToken held) {
        return Step.to(state.with(held).proving(answered.attempt().print())).telling(held);
    }

    private HeldToken held(Signal.Answered answered, Outcome.Accepted accepted, Now now) {
        return HeldToken.issued(
                accepted.token(), answered.attempt(), answered.flight(), rules, now.draw());
    }

    private static Rejection rejection(Attempt attempt, Outcome.Rejected rejected) {
        return new Rejection(
                rejected.part(),
                attempt.print().of(rejected.part()),
                rejected.status(),
                rejected.code());
    }

    private static Step rejected(
            SessionState state, Control.InFlight current, Rejection rejection, Moment now) {
        var why = new Refusal.Rejected(rejection);
        return Step.to(state.rejecting(rejection).with(new Control.Quarantined(why, now)))
                .landing(current.flight(), why)
                .telling(why);
    }

    private static Step locked(SessionState state, int status) {
        var why = new Refusal.Locked(status);
        Step step = Step.to(state.with(new Control.Locked(status))).telling(why);
        return state.control() instanceof Control.InFlight current
                ? step.landing(current.flight(), why)
                : step;
    }

    /** Credentials that worked before are given another chance; new ones are not. */
    private Step unexplained(
            SessionState state,
            Control.InFlight current,
            Attempt attempt,
            Outcome.Unexplained unexplained,
            Now now) {
        if (attempt.print().equals(state.proven())) {
            return unknown(state, current, attempt, "status " + unexplained.status(), now);
        }
        String print = attempt.print().of(CredentialPart.ALL);
        var rejection =
                new Rejection(CredentialPart.ALL, print, unexplained.status(), unexplained.code());
        return rejected(state, current, rejection, now.moment());
    }

    /** The request may still land: nothing is sent before it no longer can. */
    private Step unknown(
            SessionState state, Control.InFlight current, Attempt attempt, String detail, Now now) {
        Moment lateUntil = attempt.sent().plus(rules.deadline()).plus(SessionRules.LATE_WINDOW);
        Duration late = lateUntil.since(now.moment());
        Duration pause = BackOff.longer(late, BackOff.jittered(current.failures(), now.draw()));
        return cool(state, current, pause, Trouble.UNKNOWN_OUTCOME, detail, now.moment());
    }

    private static Step passing(
            SessionState state, Control.InFlight current, Outcome outcome, Now now) {
        int failures = current.failures();
        if (outcome instanceof Outcome.RateLimited limited) {
            Duration pause = BackOff.rateLimited(limited.retryAfter(), failures, now.draw());
            return cool(state, current, pause, Trouble.RATE_LIMITED, "status 429", now.moment());
        }
        if (outcome instanceof Outcome.RegionRefused refused) {
            return cool(
                    state,
                    current,
                    BackOff.regional(failures),
                    Trouble.REGION_REFUSED,
                    "status " + refused.status(),
                    now.moment());
        }
        String detail = outcome instanceof Outcome.NotSent notSent ? notSent.detail() : "";
        return cool(
                state,
                current,
                BackOff.jittered(failures, now.draw()),
                Trouble.NOT_SENT,
                detail,
                now.moment());
    }

    private static Step cool(
            SessionState state,
            Control.InFlight current,
            Duration pause,
            Trouble trouble,
            String detail,
            Moment now) {
        var cooling = new Control.Cooling(now.plus(pause), current.failures() + 1, trouble, detail);
        Refusal why = cooling.refusal(now);
        return Step.to(state.with(cooling)).landing(current.flight(), why).telling(why);
    }

    /** An answer nobody waits for any more still says something. It never ends another flight. */
    private Step late(SessionState state, Signal.Answered answered, Now now) {
        Outcome outcome = answered.outcome();
        if (outcome instanceof Outcome.Accepted accepted) {
            HeldToken present = state.token();
            boolean newer = present == null || present.generation() < answered.flight();
            return newer
                    ? accepted(resumed(state), answered, held(answered, accepted, now))
                    : Step.to(state);
        }
        if (outcome instanceof Outcome.Locked locked) {
            return locked(state, locked.status());
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            Rejection rejection = rejection(answered.attempt(), rejected);
            var why = new Refusal.Rejected(rejection);
            SessionState knowing = state.rejecting(rejection);
            return state.control() instanceof Control.Cooling
                    ? Step.to(knowing.with(new Control.Quarantined(why, now.moment()))).telling(why)
                    : Step.to(knowing);
        }
        return Step.to(state);
    }

    /** A pause after an unknown outcome has no reason left once that outcome is a success. */
    private static SessionState resumed(SessionState state) {
        return state.control() instanceof Control.Cooling ? state.with(new Control.Idle()) : state;
    }
}
