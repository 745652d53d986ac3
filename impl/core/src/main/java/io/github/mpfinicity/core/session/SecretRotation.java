package io.github.mpfinicity.core.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.WritablePartnerCredentialsSource;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.HangingSourceException;
import io.github.mpfinicity.core.credentials.SecretFileException;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.observe.PartnerObserver;
import io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.PresentedSecret;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.vendor.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The part of an attempt that puts one secret in the place of another. A change of the secret is
 * charged, the new secret is kept as pending, and the vendor is asked once. The authentication that
 * follows is one like any other, which presents the pending secret first; the first one after a
 * crash does the same, and the secret that was accepted is kept.
 */
final class SecretRotation {
    private final AuthenticationRun run;
    private final RunPreparation preparation;
    private final SessionListener listener;
    private final LockoutLedger ledger;
    private final AuthenticationTarget target;
    private final @Nullable WritablePartnerCredentialsSource keeper;

    SecretRotation(AuthenticationRun run) {
        this.run = run;
        this.preparation = run.preparation();
        this.listener = preparation.ports().listener();
        this.ledger = preparation.ports().ledger();
        this.target = run.found().target();
        this.keeper = run.found().keeper();
    }

    /** Asks the vendor for the change if it is permitted, and authenticates. */
    void change(SecretChange change) {
        if (keeper == null) {
            cancelled(change, new ChangeResult.ReadOnly());
        } else if (target.pending() != null) {
            change.decide(new ChangeResult.NotKnown());
            run.authenticateNext(target);
        } else {
            reserve(change);
        }
    }

    private void reserve(SecretChange change) {
        String confirmed = run.found().confirmedUnlocked();
        Decision decision = ledger.reserveChange(target, change.next(), confirmed);
        if (decision instanceof ReservationDenied.Unaffordable) {
            cancelled(change, new ChangeResult.Unaffordable(ledger.attempts()));
            return;
        }
        run.permitted(decision).ifPresent(reservation -> reserved(change, reservation));
    }

    /** Callers who wait for a token still get one. */
    private void cancelled(SecretChange change, ChangeResult why) {
        preparation.stopDeadline();
        change.decide(why);
        authenticateIf(run.goesOn(new SessionInput.Cancelled(preparation.inFlight().id())), target);
    }

    private void authenticateIf(boolean goesOn, AuthenticationTarget next) {
        if (goesOn) {
            run.authenticateNext(next);
        }
    }

    private void reserved(SecretChange change, Reservation reservation) {
        preparation.inFlight().awaits("the place of the new secret does not answer");
        try {
            keeper().keepPending(change.next(), change.grace());
        } catch (HangingSourceException e) {
            // It would hang again, and what is written later could not be discarded now.
            withdraw(change, reservation, String.valueOf(e.getMessage()));
            return;
        } catch (SecretFileException e) {
            discard(change);
            withdraw(change, reservation, e.sentence());
            return;
        } catch (Throwable e) {
            // The message is the source's own and may contain a secret.
            discard(change);
            withdraw(change, reservation, e.getClass().getName());
            return;
        }
        preparation.stopDeadline();
        AuthenticationRun.Sent sent =
                run.send(
                        AttemptKind.SECRET_CHANGE,
                        reservation,
                        () -> request(change),
                        outcome -> discardUnlessMade(change, outcome));
        if (sent != null) {
            ended(change, sent);
        }
    }

    private void withdraw(SecretChange change, Reservation reservation, String why) {
        ledger.settle(reservation, new AttemptResult.NotCounted());
        cancelled(change, new ChangeResult.NotKept(why));
    }

    /** A place that failed may have kept the secret. The vendor does not know it. */
    private void discard(SecretChange change) {
        try {
            keeper().discard(change.next());
        } catch (Throwable e) {
            // If it was kept, the next authentication presents it once.
        }
    }

    private Outcome request(SecretChange change) {
        change.sent();
        return run.found().gateway().changeSecret(target.present(), change.next(), change.grace());
    }

    /**
     * Discards the pending secret if the change was certainly not made. This comes before the
     * record says that the change is over, because then a pending secret would be presented.
     */
    private void discardUnlessMade(SecretChange change, Outcome outcome) {
        if (outcome instanceof Outcome.ChangeNotMade) {
            tidy(() -> keeper().discard(change.next()));
        }
    }

    private void ended(SecretChange change, AuthenticationRun.Sent sent) {
        if (sent.outcome() instanceof Outcome.ChangeMade) {
            changed(change, sent);
        } else if (sent.outcome() instanceof Outcome.ChangeNotMade) {
            notMade(change, sent);
        } else {
            completed(sent);
        }
    }

    private void notMade(SecretChange change, AuthenticationRun.Sent sent) {
        change.notMade();
        if (sent.outcome() instanceof Outcome.ChangeRefused refused) {
            change.decide(new ChangeResult.Refused(refused.status(), refused.code()));
            authenticateIf(run.goesOn(), target);
        } else {
            completed(sent);
        }
    }

    private void changed(SecretChange change, AuthenticationRun.Sent sent) {
        change.changed();
        boolean kept = tidy(() -> promote(change.next(), change.grace()));
        tellChanged(change.next());
        if (run.goesOn()) {
            run.authenticateNext(kept ? promoted(change.next()) : pending(change.next()));
        } else {
            completed(sent);
        }
    }

    /**
     * Puts the new secret in the old one's place. Another node discards the new secret if it was
     * refused before this request arrived; then it is kept again.
     */
    private void promote(PartnerSecret next, GracePeriod grace) {
        WritablePartnerCredentialsSource place = keeper();
        PartnerSecret old = target.present().partnerSecret();
        if (place.pending().isEmpty() && place.credentials().partnerSecret().equals(old)) {
            place.keepPending(next, grace);
        }
        place.promote(next);
    }

    private AuthenticationTarget pending(PartnerSecret next) {
        return new AuthenticationTarget(target.origin(), target.present(), next);
    }

    private AuthenticationTarget promoted(PartnerSecret next) {
        return new AuthenticationTarget(target.origin(), target.with(next), null);
    }

    /**
     * Completes a change whose answer came late or was not clear. A new secret that is still
     * pending will be tried.
     */
    private void completed(AuthenticationRun.Sent sent) {
        preparation.backgroundCheck().resume(run.answered(sent));
    }

    /** Tells that the vendor has put a new secret in the old one's place. */
    private void tellChanged(PartnerSecret accepted) {
        preparation.ports().observers().tell(PartnerObserver::secretChanged);
        try {
            listener.secretChanged(accepted);
        } catch (Throwable e) {
            // The run goes on, because the new secret is in use, told or not.
        }
    }

    /**
     * Keeps the accepted one of two secrets. The other one is removed unless it may still be right.
     */
    void keep(PresentedSecret accepted) {
        PartnerSecret pending = target.pending();
        if (pending == null || keeper == null) {
            return;
        }
        switch (accepted) {
            case PENDING -> tidy(() -> promote(pending, grace()));
            case PRESENT -> tidy(() -> keeper.discard(pending));
            case PRESENT_IN_DOUBT -> {
                // Both secrets stay.
            }
        }
    }

    /** The grace period of this run's change; the usual one if another run made the change. */
    private GracePeriod grace() {
        SecretChange change = preparation.inFlight().change();
        return change == null ? GracePeriod.THIRTY_DAYS : change.grace();
    }

    private WritablePartnerCredentialsSource keeper() {
        return requireNonNull(keeper, "a change needs a place for the new secret");
    }

    /** False if the secret could not be stored. The next run tries again. */
    private boolean tidy(Runnable change) {
        try {
            change.run();
            return true;
        } catch (RuntimeException e) {
            notKept(e);
        } catch (Throwable e) {
            notKept(new IllegalStateException(e.getClass().getName()));
        }
        return false;
    }

    /** Tells the listener. The run goes on. */
    private void notKept(RuntimeException why) {
        try {
            listener.secretNotKept(why);
        } catch (Throwable e) {
            // The listener is told again when the next run fails to store it.
        }
    }
}
