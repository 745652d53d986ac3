package io.github.mpfinicity.core.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.core.gateway.Outcome;
import java.time.Duration;

/** What an answer means to the flight that waits for it. Pure. */
record TimelyOutcome(
        SessionRules rules,
        SessionState state,
        Control.InFlight current,
        Signal.Answered answered,
        Now now)
        implements Outcome.Cases<Step> {
    @Override
    public Step accepted(Outcome.Accepted outcome) {
        HeldToken held = Settlement.held(answered, outcome, rules, now);
        return Settlement.accepted(state.with(new Control.Idle()), held)
                .landing(current.flight(), held);
    }

    @Override
    public Step rejected(Outcome.Rejected outcome) {
        return heldBack(requireNonNull(Settlement.refusal(answered), "a rejection is a refusal"));
    }

    @Override
    public Step locked(Outcome.Locked outcome) {
        return Settlement.lockSeen(state, answered.attempts(), now.moment());
    }

    @Override
    public Step unexplained(Outcome.Unexplained outcome) {
        Refusal why = Settlement.refusal(answered);
        return why == null ? unknown("status " + outcome.status()) : heldBack(why);
    }

    @Override
    public Step regionRefused(Outcome.RegionRefused outcome) {
        Trouble trouble = Trouble.REGION_REFUSED;
        Duration pause = BackOff.regional(current.failures(trouble));
        return cooling(trouble, "status " + outcome.status(), pause);
    }

    @Override
    public Step rateLimited(Outcome.RateLimited outcome) {
        Trouble trouble = Trouble.RATE_LIMITED;
        int failures = current.failures(trouble);
        Duration asked = BackOff.rateLimited(outcome.retryAfter(), failures, now.draw());
        boolean charged = !answered.attempt().reservation().proven();
        Duration pause = charged ? BackOff.longer(asked, BackOff.unknown(failures)) : asked;
        return cooling(trouble, "status 429", pause);
    }

    @Override
    public Step unknown(Outcome.Unknown outcome) {
        return unknown(outcome.detail());
    }

    @Override
    public Step notSent(Outcome.NotSent outcome) {
        return notSent(outcome.detail());
    }

    /** Goes on to authenticate; where it cannot, nothing was sent for a token. */
    @Override
    public Step changed(Outcome.Changed outcome) {
        return notSent("");
    }

    /** As {@link #changed}. */
    @Override
    public Step changeRefused(Outcome.ChangeRefused outcome) {
        return notSent("");
    }

    private Step heldBack(Refusal why) {
        return Settlement.heldBack(state, current, why, now.moment());
    }

    private Step unknown(String detail) {
        return Settlement.unknown(
                rules,
                state,
                current,
                answered.attempt(),
                detail,
                answered.attempts(),
                now.moment());
    }

    private Step notSent(String detail) {
        Trouble trouble = Trouble.NOT_SENT;
        return cooling(trouble, detail, BackOff.notSent(current.failures(trouble), now.draw()));
    }

    private Step cooling(Trouble trouble, String detail, Duration pause) {
        var cooling =
                Settlement.cooling(
                        current, trouble, detail, answered.attempts(), now.moment().plus(pause));
        return Settlement.cool(state, current, cooling, now.moment());
    }
}
