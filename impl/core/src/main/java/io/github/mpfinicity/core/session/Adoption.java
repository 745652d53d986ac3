package io.github.mpfinicity.core.session;

/**
 * What happens to a token that another node fetched: the part of {@link Transitions} that takes it
 * instead of an authentication. Pure.
 */
final class Adoption {
    private final SessionRules rules;

    Adoption(SessionRules rules) {
        this.rules = rules;
    }

    Step adopted(SessionState state, Signal.Adopted adopted, Now now) {
        return adopted.flight() == 0
                ? inPassing(state, adopted, now)
                : landing(state, adopted, now);
    }

    /** A flight that is under way finds it, too: two must not take it. */
    private Step inPassing(SessionState state, Signal.Adopted adopted, Now now) {
        boolean newer = adopted.shared().epoch() > state.epoch();
        if (!newer || state.is(Snapshot.Activity.IN_FLIGHT)) {
            return Step.to(state);
        }
        SessionState next = Settlement.resumed(state.numbered());
        return Settlement.accepted(next, HeldToken.adopted(adopted, next.flights(), rules, now));
    }

    private Step landing(SessionState state, Signal.Adopted adopted, Now now) {
        Control.InFlight current = state.flight(adopted.flight());
        if (current == null) {
            return Step.to(state);
        }
        HeldToken held = HeldToken.adopted(adopted, adopted.flight(), rules, now);
        return Settlement.accepted(state.with(new Control.Idle()), held)
                .landing(current.flight(), held);
    }
}
