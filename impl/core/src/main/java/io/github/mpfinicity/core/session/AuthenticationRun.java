package io.github.mpfinicity.core.session;

import io.github.mpfinicity.PartnerCredentials;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.credentials.AuthenticationTarget;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.lockout.RecordView;
import io.github.mpfinicity.core.lockout.TokenRequirement;
import io.github.mpfinicity.core.observe.PartnerObserver;
import io.github.mpfinicity.core.observe.PartnerObserver.AttemptKind;
import io.github.mpfinicity.core.record.AcceptedCredentials;
import io.github.mpfinicity.core.record.AttemptResult;
import io.github.mpfinicity.core.record.Decision;
import io.github.mpfinicity.core.record.Lease;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.record.PresentedSecret;
import io.github.mpfinicity.core.record.Reservation;
import io.github.mpfinicity.core.record.ReservationDenied;
import io.github.mpfinicity.core.record.SharedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenBinding;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.time.Moment;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt. It is reserved, sent once, and settled before any caller is told. Then the right
 * secret is kept, and the session is told.
 */
final class AuthenticationRun {
    private final RunPreparation preparation;
    private final InFlight inFlight;
    private final SessionPorts ports;
    private final LockoutLedger ledger;
    private final SessionInputs inputs;
    private final CredentialsReader.Found found;
    private final AuthenticationTarget target;
    private final PartnerStore.Turn turn;
    private final Moment began;

    /** A request that was sent, and its end. */
    record Sent(Attempt attempt, Outcome outcome) {}

    /**
     * The run begins now, by both clocks.
     *
     * @param found the credentials, read in that turn
     * @param turn that no other attempt has
     */
    AuthenticationRun(
            RunPreparation preparation, CredentialsReader.Found found, PartnerStore.Turn turn) {
        this.preparation = preparation;
        this.inFlight = preparation.inFlight();
        this.ports = preparation.ports();
        this.ledger = ports.ledger();
        this.inputs = preparation.inputs();
        this.found = found;
        this.target = found.target();
        this.turn = turn;
        this.began = ports.machine().clocks().now();
    }

    RunPreparation preparation() {
        return preparation;
    }

    CredentialsReader.Found found() {
        return found;
    }

    TokenBinding binding() {
        return TokenBinding.of(target);
    }

    void authenticate() {
        permitted(ledger.reserve(target, found.confirmedUnlocked(), requirement()))
                .ifPresent(this::present);
    }

    /** Makes the next attempt of the run in the same turn, with a deadline of its own. */
    void authenticateNext(AuthenticationTarget next) {
        preparation.restartDeadline();
        new AuthenticationRun(preparation, found.with(next), turn).authenticate();
    }

    /**
     * A shared token does not tell which of two secrets is right, so none is asked for while a
     * change is not settled.
     */
    private TokenRequirement requirement() {
        boolean settled = inFlight.change() == null && target.pending() == null;
        return settled ? inputs.requirement() : TokenRequirement.NONE;
    }

    /** The reservation. Empty if nothing may be sent: the run has then ended, or goes on later. */
    Optional<Reservation> permitted(Decision decision) {
        return decision.match(new Permission());
    }

    private final class Permission implements Decision.Cases<Optional<Reservation>> {
        @Override
        public Optional<Reservation> reserved(Reservation reservation) {
            return Optional.of(reservation);
        }

        @Override
        public Optional<Reservation> shared(SharedToken shared) {
            preparation.stopDeadline();
            inputs.input(new SessionInput.SharedTokenFound(inFlight.id(), shared, binding()));
            return Optional.empty();
        }

        @Override
        public Optional<Reservation> denied(ReservationDenied denied) {
            if (denied instanceof ReservationDenied.Held) {
                preparation.waitForOtherNode();
            } else {
                preparation.denied(Refusal.of(denied, ledger.attempts()));
            }
            return Optional.empty();
        }
    }

    private void present(Reservation reservation) {
        preparation.stopDeadline();
        PartnerCredentials credentials = credentials(reservation.presented());
        Sent sent =
                send(
                        AttemptKind.AUTHENTICATION,
                        reservation,
                        () -> found.gateway().authenticate(credentials),
                        outcome -> {});
        if (sent == null) {
            return;
        }
        if (oneOfTwoRefused(reservation, sent.outcome()) && goesOn()) {
            authenticateNext(target);
        } else if (sent.outcome() instanceof Outcome.Accepted) {
            new SecretRotation(this).keep(reservation.presented());
            inputs.input(accepted(sent));
            tell(reservation);
        } else {
            SessionState after = answered(sent);
            if (target.pending() != null) {
                preparation.backgroundCheck().resume(after);
            }
        }
    }

    private PartnerCredentials credentials(PresentedSecret presented) {
        PartnerSecret pending = target.pending();
        return presented == PresentedSecret.PENDING && pending != null
                ? target.with(pending)
                : target.present();
    }

    /**
     * True if the vendor refused one of two secrets while a change is not settled. The run then
     * presents the other one.
     */
    private static boolean oneOfTwoRefused(Reservation reservation, Outcome outcome) {
        return reservation.presented() != PresentedSecret.PRESENT
                && outcome instanceof Outcome.Rejected rejected
                && rejected.part() == CredentialPart.PARTNER_SECRET;
    }

    /** False if the run was ended meanwhile. */
    boolean goesOn() {
        return goesOn(new SessionInput.NextAttempt(inFlight.id()));
    }

    boolean goesOn(SessionInput input) {
        return inputs.input(input).state().inFlight(inFlight.id()) != null;
    }

    /**
     * Sends once. A reserved attempt that is not sent is given back. A gateway that does not return
     * keeps its turn until no request can arrive any more, and its charge until a success.
     *
     * @param first runs with the outcome before the outcome is written. If the process ends in
     *     between, the next process finds the attempt still charged
     * @return null if the run had been given up and nothing was sent
     */
    @Nullable Sent send(
            AttemptKind kind,
            Reservation reservation,
            Supplier<Outcome> request,
            Consumer<Outcome> first) {
        Attempt attempt = sending(reservation);
        if (attempt == null) {
            first.accept(new Outcome.NotSent("the authentication had been given up"));
            ledger.settle(reservation, new AttemptResult.NotCounted());
            return null;
        }
        var observed = new ObservedAttempt(ports, inFlight.id(), kind, target.origin());
        Outcome outcome = exchange(attempt, request);
        observed.answered();
        try {
            first.accept(outcome);
            // Written before anybody is woken: a caller told of a refusal may end the process.
            ledger.settle(reservation, result(attempt, outcome), attempt.sent());
        } finally {
            observed.settled(outcome);
        }
        return new Sent(attempt, outcome);
    }

    /** The attempt to send; null if nothing may be sent, or if nobody can tell. */
    private @Nullable Attempt sending(Reservation reservation) {
        var prepared =
                new SessionInput.Prepared(
                        inFlight.id(), reservation, binding(), began, ledger.attempts());
        try {
            return inputs.input(prepared).send();
        } catch (Throwable e) {
            String detail = e.getClass().getName();
            inputs.input(
                    prepared.preparationFailed(UnavailableReason.CREDENTIALS_UNREADABLE, detail));
            return null;
        }
    }

    /** Sends the request with its deadlines. If a deadline cannot be set, nothing is sent. */
    private Outcome exchange(Attempt attempt, Supplier<Outcome> request) {
        Runnable inTime = () -> {};
        Runnable back;
        try {
            inTime = preparation.deadline(attempt);
            back = preparation.after(LockoutPolicy.AGEING, turn::close);
        } catch (Throwable e) {
            inTime.run();
            return new Outcome.NotSent(e.getClass().getName());
        }
        Outcome outcome = outcome(request);
        inTime.run();
        back.run();
        return outcome;
    }

    /**
     * The outcome of the request. If the gateway throws, the request may have arrived, so the
     * outcome is unknown.
     */
    private static Outcome outcome(Supplier<Outcome> request) {
        try {
            return request.get();
        } catch (Throwable e) {
            return new Outcome.Unknown(e.getClass().getName());
        }
    }

    /** A token that cannot be sealed for others is still a success. */
    private AttemptResult result(Attempt attempt, Outcome outcome) {
        Reservation reservation = attempt.reservation();
        SecretChange change = inFlight.change();
        try {
            if (change != null && outcome instanceof Outcome.Changed) {
                return ledger.changed(target, reservation, change.next());
            }
            if (outcome instanceof Outcome.Accepted accepted) {
                return ledger.accepted(
                        credentials(reservation.presented()),
                        reservation,
                        accepted.token(),
                        attempt.sent().wall());
            }
        } catch (Throwable e) {
            // The result is told without a token for others.
        }
        return isTooEarly(reservation, outcome)
                ? new AttemptResult.Counted("the new secret refused, maybe too early")
                : AttemptResult.of(outcome, reservation);
    }

    /**
     * True if the vendor refused the pending secret while the request for its change may still
     * arrive. That secret may be right later, so the refusal counts and is not final.
     */
    private boolean isTooEarly(Reservation reservation, Outcome outcome) {
        return reservation.presented() == PresentedSecret.PENDING
                && oneOfTwoRefused(reservation, outcome)
                && ledger.mayArriveAfter(reservation);
    }

    private SessionInput accepted(Sent sent) {
        SharedToken newer = afterLease(sent.attempt().reservation());
        return newer == null
                ? input(sent)
                : new SessionInput.SharedTokenFound(
                        preparation.isAwaited() ? inFlight.id() : 0, newer, binding());
    }

    /** Tells the session how the attempt ended. */
    SessionState answered(Sent sent) {
        return inputs.input(input(sent)).state();
    }

    private SessionInput input(Sent sent) {
        return new SessionInput.Answered(
                inFlight.id(), sent.attempt(), sent.outcome(), ledger.attempts());
    }

    /**
     * The token of the record, for a success that came after its lease had ended: others may have a
     * newer token by then, and all are to use the same one. Null if that cannot be told.
     */
    private @Nullable SharedToken afterLease(Reservation reservation) {
        Lease lease = reservation.lease();
        Duration taken = ports.machine().clocks().now().longestSince(began);
        if (lease == null || taken.compareTo(lease.length()) < 0) {
            return null;
        }
        try {
            var requirement =
                    new TokenRequirement(reservation.epoch(), inputs.requirement().youngerThan());
            RecordView seen = ledger.look(target, requirement);
            return seen == null ? null : seen.token();
        } catch (Throwable e) {
            return null;
        }
    }

    private void tell(Reservation reservation) {
        AcceptedCredentials before = reservation.accepted();
        if (before == null) {
            return;
        }
        AcceptedCredentials now = AcceptedCredentials.of(reservation.fingerprint());
        if (!now.secret().equals(before.secret())) {
            ports.observers().tell(PartnerObserver::secretChanged);
            ports.listener().secretChanged(credentials(reservation.presented()).partnerSecret());
        }
        if (!now.appKey().equals(before.appKey())) {
            ports.observers().tell(PartnerObserver::appKeyChanged);
            ports.listener().appKeyChanged();
        }
    }
}
