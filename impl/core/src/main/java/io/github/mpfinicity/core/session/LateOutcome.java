package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.gateway.Outcome;

/**
 * What an answer means that nobody waits for any more. It still says something, and never ends
 * another flight. Pure.
 */
record LateOutcome(SessionRules rules, SessionState state, Signal.Answered answered, Now now)
        implements Outcome.Cases<Step> {
    @Override
    public Step accepted(Outcome.Accepted outcome) {
        HeldToken present = state.token();
        boolean newer = present == null || present.generation() < answered.flight();
        return newer
                ? Settlement.accepted(
                        Settlement.resumed(state), Settlement.held(answered, outcome, rules, now))
                : Step.to(state);
    }

    @Override
    public Step rejected(Outcome.Rejected outcome) {
        return refused();
    }

    @Override
    public Step locked(Outcome.Locked outcome) {
        return Settlement.lockSeen(state, answered.attempts(), now.moment());
    }

    @Override
    public Step unexplained(Outcome.Unexplained outcome) {
        return refused();
    }

    @Override
    public Step regionRefused(Outcome.RegionRefused outcome) {
        return Step.to(state);
    }

    @Override
    public Step rateLimited(Outcome.RateLimited outcome) {
        return Step.to(state);
    }

    @Override
    public Step unknown(Outcome.Unknown outcome) {
        return Step.to(state);
    }

    @Override
    public Step notSent(Outcome.NotSent outcome) {
        return Step.to(state);
    }

    @Override
    public Step changed(Outcome.Changed outcome) {
        return Step.to(state);
    }

    @Override
    public Step changeRefused(Outcome.ChangeRefused outcome) {
        return Step.to(state);
    }

    private Step refused() {
        Refusal why = Settlement.refusal(answered);
        return why != null && state.is(Snapshot.Activity.COOLING)
                ? Settlement.quarantine(state, why, now.moment())
                : Step.to(state);
    }
}
