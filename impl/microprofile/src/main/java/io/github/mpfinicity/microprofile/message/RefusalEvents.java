package io.github.mpfinicity.microprofile.message;

import io.github.mpfinicity.AccountStatus.Reason;
import io.github.mpfinicity.SessionEvent;
import io.github.mpfinicity.core.record.Suspension;
import io.github.mpfinicity.core.result.Refusal;

/**
 * Chooses the event that tells an application of a refusal.
 *
 * @param partner the name of the partner
 * @param reason the reason in words for an operator
 */
record RefusalEvents(String partner, Reason reason) implements Refusal.Cases<SessionEvent> {
    @Override
    public SessionEvent rejected(Refusal.Rejected refusal) {
        return refused();
    }

    @Override
    public SessionEvent superseded(Refusal.Superseded refusal) {
        return refused();
    }

    @Override
    public SessionEvent misconfigured(Refusal.Misconfigured refusal) {
        return refused();
    }

    @Override
    public SessionEvent suspended(Refusal.Suspended refusal) {
        return refusal.reason() == Suspension.LOCKED
                ? new SessionEvent.Locked(partner, reason)
                : refused();
    }

    @Override
    public SessionEvent exhausted(Refusal.Exhausted refusal) {
        return refused();
    }

    @Override
    public SessionEvent unavailable(Refusal.Unavailable refusal) {
        return new SessionEvent.Suspended(partner, reason, refusal.retryAfter());
    }

    @Override
    public SessionEvent closed(Refusal.Closed refusal) {
        return refused();
    }

    private SessionEvent refused() {
        return new SessionEvent.Refused(partner, reason);
    }
}
