package io.github.mpfinicity.core.session;

import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.lockout.AttemptLedger;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Denial;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.Verdict;
import io.github.mpfinicity.core.time.Clocks;
import io.github.mpfinicity.core.time.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the first half of a flight that changes the secret: charge it, keep the new secret as
 * pending, ask the vendor once. The second half is an authentication like any other, which presents
 * the pending secret first; the first one after a crash does the same.
 */
final class SecretChanger {
    private final AttemptLedger ledger;
    private final Tower tower;
    private final Sender sender;
    private final Aftermath aftermath;
    private final Patience patience;
    private final Clocks clocks;

    SecretChanger(
            SessionPorts ports,
            Tower tower,
            Sender sender,
            Aftermath aftermath,
            Patience patience) {
        this.ledger = ports.ledger();
        this.clocks = ports.machine().clocks();
        this.patience = patience;
        this.tower = tower;
        this.sender = sender;
        this.aftermath = aftermath;
    }

    /**
     * Asks the vendor for the change, unless something speaks against it.
     *
     * @param inTime ends the time before sending
     * @return what the flight goes on to authenticate with; null if it is over
     */
    @Nullable Leg change(Leg leg, SecretChange change, Deadline inTime) {
        WritablePartnerCredentialsSource keeper = leg.found().keeper();
        if (keeper == null) {
            inTime.met();
            return withdrawn(leg, change, new ChangeResult.ReadOnly());
        }
        if (leg.login().pending() != null) {
            inTime.met();
            change.decide(new ChangeResult.Unsettled());
            return leg;
        }
        Moment claimed = clocks.now();
        Decision decision =
                ledger.reserveChange(leg.login(), change.next(), leg.found().confirmedUnlocked());
        if (patience.waits(leg.flight(), decision, inTime)) {
            return null;
        }
        if (decision instanceof Reservation reservation) {
            return reserved(leg, change, keeper, reservation, claimed, inTime);
        }
        inTime.met();
        if (decision instanceof Denial.Unaffordable) {
            return withdrawn(leg, change, new ChangeResult.Unaffordable(ledger.attempts()));
        }
        Refusal why = Refusal.of((Denial) decision, ledger.attempts());
        tower.signal(new Signal.HeldBack(leg.flight().id(), why));
        return null;
    }

    /** Those who wait for a token are not to suffer for it. */
    private @Nullable Leg withdrawn(Leg leg, SecretChange change, ChangeResult why) {
        change.decide(why);
        return goesOn(leg, new Signal.Withdrawn(leg.flight().id())) ? leg : null;
    }

    private boolean goesOn(Leg leg, Signal signal) {
        return tower.signal(signal).state().flight(leg.flight().id()) != null;
    }

    private @Nullable Leg reserved(
            Leg leg,
            SecretChange change,
            WritablePartnerCredentialsSource keeper,
            Reservation reservation,
            Moment claimed,
            Deadline inTime) {
        leg.flight().awaits("the place of the new secret does not answer");
        try {
            keeper.keepPending(change.next(), change.grace());
        } catch (Throwable e) {
            ledger.settle(reservation, new Verdict.NotCounted());
            return withdrawn(leg, change, new ChangeResult.NotKept(e.getClass().getName()));
        } finally {
            inTime.met();
        }
        Sender.Sent sent =
                sender.send(
                        leg,
                        reservation,
                        claimed,
                        () -> request(leg, change),
                        outcome -> discardUnlessMade(keeper, change, outcome));
        if (sent == null) {
            return null;
        }
        if (sent.outcome() instanceof Outcome.Changed) {
            change.changed();
            boolean kept = aftermath.tidy(() -> keeper.promote(change.next()));
            aftermath.tellChanged();
            Leg next = kept ? leg.promoted(change.next()) : leg.pending(change.next());
            return goesOn(leg, new Signal.WentOn(leg.flight().id())) ? next : landed(next, sent);
        }
        if (!isCertainlyNotMade(sent.outcome())) {
            change.leftOpen();
        }
        if (sent.outcome() instanceof Outcome.ChangeRefused refused) {
            change.decide(new ChangeResult.Refused(refused.status(), refused.code()));
            return goesOn(leg, new Signal.WentOn(leg.flight().id())) ? leg : null;
        }
        return landed(leg.pending(change.next()), sent);
    }

    private static Outcome request(Leg leg, SecretChange change) {
        change.sent();
        return leg.found()
                .gateway()
                .changeSecret(leg.login().present(), change.next(), change.grace());
    }

    /** Once the record says that the change is over, whoever finds a pending secret presents it. */
    private void discardUnlessMade(
            WritablePartnerCredentialsSource keeper, SecretChange change, Outcome outcome) {
        if (isCertainlyNotMade(outcome)) {
            aftermath.tidy(() -> keeper.discard(change.next()));
        }
    }

    /**
     * Whether the vendor cannot have made the change: it never heard of it, or it says that the
     * change is not possible. A no to the credentials does not say so: a proxy that repeats a lost
     * request gets one after the vendor has made the change.
     */
    private static boolean isCertainlyNotMade(Outcome outcome) {
        return outcome instanceof Outcome.NotSent || outcome instanceof Outcome.ChangeRefused;
    }

    /** Late or without a clear answer: if the new secret is still pending, it will be tried. */
    private @Nullable Leg landed(Leg leg, Sender.Sent sent) {
        var answered =
                new Signal.Answered(
                        leg.flight().id(), sent.attempt(), sent.outcome(), ledger.attempts());
        aftermath.resume(tower.signal(answered).state());
        return null;
    }
}
