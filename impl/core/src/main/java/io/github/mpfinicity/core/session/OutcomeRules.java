package io.github.mpfinicity.core.session;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.credentials.Rejection;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Attempts;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the end of an attempt, in time or late: the part of {@link Transitions} that reads
 * outcomes. A late answer changes the state although no caller waits for it, and never ends another
 * run. Pure.
 */
record OutcomeRules(
        SessionRules rules, SessionState state, SessionInput.Answered answered, TimeAndJitter now)
        implements Outcome.Cases<Transition> {
    @Override
    public Transition accepted(Outcome.Accepted outcome) {
        long generation = answered.inFlight();
        Attempt attempt = answered.attempt();
        CachedToken held =
                rules.token(
                        outcome.token(),
                        attempt.binding(),
                        generation,
                        attempt.reservation().epoch() + 1,
                        attempt.sent(),
                        now.draw());
        Control.Authenticating current = current();
        if (current != null) {
            return completion(state, current, held);
        }
        CachedToken present = state.token();
        boolean newer = present == null || present.generation() < generation;
        return newer ? accepted(resumed(state, now.moment()), held) : Transition.to(state);
    }

    @Override
    public Transition rejected(Outcome.Rejected outcome) {
        return refusedOrUnknown(outcome.status(), outcome.code());
    }

    @Override
    public Transition locked(Outcome.Locked outcome) {
        return lockSeen(state, answered.attempts(), now.moment());
    }

    @Override
    public Transition unexplained(Outcome.Unexplained outcome) {
        return refusedOrUnknown(outcome.status(), outcome.code());
    }

    @Override
    public Transition regionRefused(Outcome.RegionRefused outcome) {
        UnavailableReason reason = UnavailableReason.REGION_REFUSED;
        Duration pause = BackOff.regional(failures(reason));
        return cooling(reason, "status " + outcome.status(), null, pause);
    }

    @Override
    public Transition rateLimited(Outcome.RateLimited outcome) {
        int failures = failures(UnavailableReason.RATE_LIMITED);
        Duration asked = BackOff.rateLimited(outcome.retryAfter(), failures, now.draw());
        boolean charged = !answered.attempt().reservation().proven();
        Duration pause = charged ? BackOff.longer(asked, BackOff.unknown(failures)) : asked;
        return cooling(UnavailableReason.RATE_LIMITED, "status 429", outcome.code(), pause);
    }

    @Override
    public Transition unknown(Outcome.Unknown outcome) {
        return unknown(outcome.detail(), outcome.code());
    }

    @Override
    public Transition notSent(Outcome.NotSent outcome) {
        return notSent(outcome.detail());
    }

    /** The run goes on to authenticate. If it cannot, nothing was sent for a token. */
    @Override
    public Transition changed(Outcome.Changed outcome) {
        return notSent("");
    }

    /** The run goes on, as after {@link #changed}. */
    @Override
    public Transition changeRefused(Outcome.ChangeRefused outcome) {
        return notSent("");
    }

    private Control.@Nullable Authenticating current() {
        return state.inFlight(answered.inFlight());
    }

    private int failures(UnavailableReason reason) {
        Control.Authenticating current = current();
        return current == null ? 0 : current.failures(reason);
    }

    /** The ledger reads the outcome by the same rule. */
    private Transition refusedOrUnknown(int status, @Nullable String code) {
        Rejection rejection =
                AttemptResult.of(answered.outcome(), answered.attempt().reservation()).rejection();
        if (rejection == null) {
            return unknown("status " + status, code);
        }
        var why = new Refusal.Rejected(rejection, answered.attempts());
        Control.Authenticating current = current();
        if (current != null) {
            return denied(state, current, why, now.moment());
        }
        return state.is(Activity.COOLING)
                ? quarantine(state, why, now.moment())
                : Transition.to(state);
    }

    /** The request may still arrive. Nothing is sent until it no longer can. */
    private Transition unknown(String detail, @Nullable String code) {
        Duration pause = BackOff.unknown(failures(UnavailableReason.UNKNOWN_OUTCOME));
        Moment notBefore = answered.attempt().sent().plus(rules.deadline()).plus(pause);
        return cooling(UnavailableReason.UNKNOWN_OUTCOME, detail, code, notBefore);
    }

    private Transition notSent(String detail) {
        UnavailableReason reason = UnavailableReason.NOT_SENT;
        return cooling(reason, detail, null, BackOff.notSent(failures(reason), now.draw()));
    }

    private Transition cooling(
            UnavailableReason reason, String detail, @Nullable String code, Duration pause) {
        return cooling(reason, detail, code, now.moment().plus(pause));
    }

    private Transition cooling(
            UnavailableReason reason, String detail, @Nullable String code, Moment notBefore) {
        Control.Authenticating current = current();
        return current == null
                ? Transition.to(state)
                : cool(
                        state,
                        current,
                        current.cooling(reason, detail, code, answered.attempts(), notBefore),
                        now.moment());
    }

    /** The run ended before its request was sent. */
    static Transition preparationFailed(
            SessionState state,
            Control.Authenticating current,
            SessionInput.PreparationFailed why,
            TimeAndJitter now) {
        Duration own = BackOff.notSent(current.failures(why.reason()), now.draw());
        Moment notBefore = now.moment().plus(BackOff.longer(own, why.pause()));
        var cooling = current.cooling(why.reason(), why.detail(), null, why.attempts(), notBefore);
        return cool(state, current, cooling, now.moment());
    }

    private static Transition cool(
            SessionState state,
            Control.Authenticating current,
            Control.Cooling cooling,
            Moment now) {
        Refusal why = cooling.refusal(now);
        return refused(state, cooling, why, now).completion(current.inFlight(), why);
    }

    /** The ledger denied the attempt. Nothing is sent before something changes. */
    static Transition denied(
            SessionState state, Control.Authenticating current, Refusal why, Moment now) {
        return quarantine(state, why, now).completion(current.inFlight(), why);
    }

    /** The callers of a run that is under way are told at once. */
    static Transition lockSeen(SessionState state, Attempts attempts, Moment now) {
        var why = new Refusal.Suspended(Suspension.LOCKED, attempts);
        Control.Authenticating current = state.control().authenticating();
        return current == null ? quarantine(state, why, now) : denied(state, current, why, now);
    }

    private static Transition quarantine(SessionState state, Refusal why, Moment now) {
        return refused(state, new Control.Quarantined(why, now), why, now);
    }

    /** The listener is told of the same refusal once. */
    private static Transition refused(
            SessionState state, Control control, Refusal why, Moment now) {
        NotedRefusal before = state.refusal();
        var noted = new NotedRefusal(why, now.wall());
        Transition transition = Transition.to(state.with(control).refusing(noted));
        return before != null && why.equals(before.why()) ? transition : transition.telling(why);
    }

    /** Ends the run under way with a token. */
    static Transition completion(
            SessionState state, Control.Authenticating current, CachedToken held) {
        return accepted(state.with(new Control.Idle()), held).completion(current.inFlight(), held);
    }

    /** A token of settings that have changed meanwhile is not kept, and its callers ask again. */
    static Transition accepted(SessionState state, CachedToken held) {
        SessionState served = state.refusing(null);
        return state.wants(held)
                ? Transition.to(served.with(held)).telling(held)
                : Transition.to(served);
    }

    /**
     * Ends what a success ends, late or of another node: a pause after an unknown outcome, and a
     * stop for a budget that was gone, because a success gives it back.
     */
    static SessionState resumed(SessionState state, Moment now) {
        boolean over =
                state.is(Activity.COOLING)
                        || state.control().refusal(now) instanceof Refusal.Exhausted;
        return over ? state.with(new Control.Idle()) : state;
    }
}
