package io.github.mpfinicity.core.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.core.credentials.CredentialsReader;
import io.github.mpfinicity.core.gateway.Outcome;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The token of one partner, shared by all callers: the thin shell around {@link Transitions}. Safe
 * for any thread; holds no lock, so virtual threads are never pinned.
 *
 * <p>Each signal ends in one compare-and-set, and its effects follow only if that was won. A new
 * state is published before anybody is woken.
 */
public final class PartnerSession implements AutoCloseable {
    private final SessionRules rules;
    private final SessionPorts ports;
    private final SessionPorts.Machine machine;
    private final Transitions transitions;

    /** Read once by whoever needs it, and changed in {@link #apply} alone; never null. */
    private final AtomicReference<SessionState> state =
            new AtomicReference<>(SessionState.initial());

    public PartnerSession(SessionRules rules, SessionPorts ports) {
        this.rules = rules;
        this.ports = ports;
        this.machine = ports.machine();
        this.transitions = new Transitions(rules);
    }

    /**
     * A token that lives for some time yet. Waits only if there is none, and never longer than
     * {@link SessionRules#longestWait()}.
     *
     * @throws IllegalArgumentException if no token could satisfy that
     */
    public Answer current(Duration minimumRemaining) {
        HeldToken held = seen().token();
        Moment now = machine.clocks().now();
        if (held != null && minimumRemaining.isZero() && held.band(now) == HeldToken.Band.FRESH) {
            return held;
        }
        requirePossible(minimumRemaining);
        return await(minimumRemaining, now.plus(rules.longestWait()));
    }

    /**
     * As {@link #current}, never parking the calling thread. Completes by the flight's deadline.
     */
    public CompletionStage<Answer> currentAsync() {
        return ask(Duration.ZERO, true);
    }

    /** Starts an authentication if one is due, and waits for nothing. */
    public void warmUp() {
        apply(new Signal.Asked(Duration.ZERO));
    }

    /** The vendor refused this token. Does nothing if it is not the present one. */
    public void invalidate(AppToken refused) {
        HeldToken held = seen().token();
        if (held != null && held.token().equals(refused)) {
            apply(new Signal.Invalidated(held.generation()));
        }
    }

    /** Ends the session: waiters are woken, nothing is sent any more, the token is forgotten. */
    @Override
    public void close() {
        apply(new Signal.Close());
    }

    private void requirePossible(Duration minimumRemaining) {
        if (minimumRemaining.isNegative() || minimumRemaining.compareTo(rules.hardLimit()) > 0) {
            throw new IllegalArgumentException(
                    "minimumRemaining must be from zero to "
                            + rules.hardLimit()
                            + ", five minutes less than a token's life, but is "
                            + minimumRemaining);
        }
    }

    /** Asks again if a token ended while its caller was being woken, as after a long suspension. */
    private Answer await(Duration minimumRemaining, Moment until) {
        while (true) {
            CompletableFuture<Answer> reply = ask(minimumRemaining, false);
            Answer answer = join(reply, until.since(machine.clocks().now()));
            boolean served =
                    !(answer instanceof HeldToken held)
                            || held.serves(minimumRemaining, machine.clocks().now());
            if (served) {
                return answer;
            }
        }
    }

    private CompletableFuture<Answer> ask(Duration minimumRemaining, boolean async) {
        SessionState after = apply(new Signal.Asked(minimumRemaining)).state();
        Moment now = machine.clocks().now();
        HeldToken token = after.token();
        if (token != null && token.serves(minimumRemaining, now)) {
            return CompletableFuture.completedFuture(token);
        }
        if (after.control() instanceof Control.InFlight inFlight) {
            Flight flight = inFlight.flight();
            return async ? flight.asyncLanding() : flight.landing();
        }
        return CompletableFuture.completedFuture(after.refusal(now));
    }

    private static Answer join(CompletableFuture<Answer> reply, Duration longest) {
        try {
            return reply.get(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return waitEnded("the authentication under way took longer than this caller waits");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return waitEnded("the calling thread was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("landings carry refusals, not failures", e);
        }
    }

    private static Refusal waitEnded(String detail) {
        return new Refusal.Unavailable(Trouble.WAIT_ENDED, detail, Duration.ZERO);
    }

    private SessionState seen() {
        return requireNonNull(state.get());
    }

    private Step apply(Signal signal) {
        while (true) {
            SessionState before = seen();
            var now = new Now(machine.clocks().now(), machine.draw().getAsDouble());
            Step step = transitions.step(before, signal, now);
            if (state.compareAndSet(before, step.state())) {
                perform(step);
                return step;
            }
        }
    }

    private void perform(Step step) {
        Step.Landing landing = step.landing();
        if (landing != null) {
            landing.flight().land(landing.answer());
        }
        if (step.launch() != null) {
            launch(step.launch());
        }
        try {
            if (step.news() != null) {
                tell(step.news());
            }
        } finally {
            if (landing != null) {
                landing.flight().landAsync(landing.answer());
            }
        }
    }

    private void tell(Answer news) {
        if (news instanceof HeldToken held) {
            ports.listener().renewed(held);
        } else if (news instanceof Refusal refusal) {
            ports.listener().refused(refusal);
        }
    }

    private void launch(Flight flight) {
        try {
            machine.executor().execute(() -> fly(flight));
        } catch (RuntimeException e) {
            // Full, shut down, or whatever else a container's threads have to say.
            apply(new Signal.Unprepared(flight.id(), "no thread could be had for it"));
        }
    }

    private void fly(Flight flight) {
        Runnable inTime = deadline(flight, null);
        try {
            CredentialsReader.Reading reading = ports.credentials().read();
            inTime.run();
            if (reading instanceof CredentialsReader.Found found) {
                present(flight, found);
            } else if (reading instanceof CredentialsReader.Misconfigured wrong) {
                var why = new Refusal.Misconfigured(wrong.problems());
                apply(new Signal.Misconfigured(flight.id(), why));
            }
        } catch (RuntimeException e) {
            inTime.run();
            apply(new Signal.Unprepared(flight.id(), e.getClass().getName()));
        }
    }

    private void present(Flight flight, CredentialsReader.Found found) {
        var print = ports.fingerprints().of(found.credentials());
        String appKey = found.credentials().appKey();
        Attempt attempt = apply(new Signal.Prepared(flight.id(), print, appKey)).send();
        if (attempt != null) {
            Runnable inTime = deadline(flight, attempt);
            Outcome outcome = send(found);
            inTime.run();
            apply(new Signal.Answered(flight.id(), attempt, outcome));
        }
    }

    /** Whatever a gateway throws, the request may have arrived. */
    private Outcome send(CredentialsReader.Found found) {
        try {
            return ports.gateway().authenticate(found.credentials());
        } catch (RuntimeException e) {
            return new Outcome.Unknown(e.getClass().getName());
        }
    }

    /** The timer's thread is shared with the whole JVM: it only passes the signal on. */
    private Runnable deadline(Flight flight, @Nullable Attempt attempt) {
        var overdue = new Signal.Overdue(flight.id(), attempt);
        return machine.timer()
                .after(rules.deadline(), () -> machine.executor().execute(() -> apply(overdue)));
    }
}
