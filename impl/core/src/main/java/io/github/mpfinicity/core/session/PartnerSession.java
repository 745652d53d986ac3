package io.github.mpfinicity.core.session;

import static java.util.Objects.requireNonNull;

import io.github.mpfinicity.AccountStatus.TokenAge;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.GracePeriod;
import io.github.mpfinicity.PartnerSecret;
import io.github.mpfinicity.core.lockout.TokenRequirement;
import io.github.mpfinicity.core.observe.PartnerObserver;
import io.github.mpfinicity.core.observe.PartnerObserver.TokenOrigin;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.ChangeResult;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The token of one partner, shared by all callers: the thin shell around {@link Transitions}. Safe
 * for any thread; holds no lock, so virtual threads are never pinned.
 *
 * <p>Each input ends in one compare-and-set. Its effects follow only if that succeeded. A new state
 * is published before any caller is woken.
 */
public final class PartnerSession implements AutoCloseable {
    private final SessionRules rules;
    private final SessionPorts ports;
    private final SessionPorts.Machine machine;
    private final Transitions transitions;
    private final SessionInputs inputs = new OwnSessionInputs();
    private final BackgroundCheck backgroundCheck;
    private final OperatorActions operatorActions;
    private final BlockingWait blockingWait;

    /** Never null; only {@link #apply} changes it. */
    private final AtomicReference<SessionState> state =
            new AtomicReference<>(SessionState.initial());

    /** Sends nothing and starts nothing. */
    public PartnerSession(SessionRules rules, SessionPorts outside) {
        this.rules = rules;
        this.machine = outside.machine();
        this.ports = outside;
        this.transitions = new Transitions(rules);
        this.backgroundCheck = new BackgroundCheck(rules, ports, inputs);
        this.operatorActions = new OperatorActions(rules, ports, inputs);
        this.blockingWait = new BlockingWait(ports, this::lastRefusal);
    }

    /**
     * Returns a token that lives for at least this time. It waits only if there is none, and never
     * longer than {@link SessionRules#longestWait()}. On a thread that may not wait it returns at
     * once: the run goes on, and the result is the reason why the previous run failed, if it
     * failed.
     *
     * @throws IllegalArgumentException if no token could satisfy that
     */
    public TokenResult current(Duration minimumRemaining) {
        SessionState seen = seen();
        CachedToken held = seen.token();
        long nanos = machine.clocks().nanos();
        long wallNanos = machine.clocks().wallNanos();
        return held != null && minimumRemaining.isZero() && servesAlone(seen, wallNanos, nanos)
                ? held
                : decided(minimumRemaining, held, Moment.of(wallNanos, nanos));
    }

    /**
     * True if the token of a state serves and there is nothing else to do. Almost every call ends
     * here, so this makes no object and each clock is read once. The wall clock is read last,
     * because it alone shows that the machine slept in between.
     */
    private boolean servesAlone(SessionState seen, long wallNanos, long nanos) {
        CachedToken held = seen.token();
        TokenAge age = held == null ? TokenAge.NONE : held.tokenAge(wallNanos, nanos);
        return switch (age) {
            case FRESH, STALE -> seen.rests(age == TokenAge.FRESH, rules, nanos);
            case EXPIRED, NONE -> false;
        };
    }

    private TokenResult decided(Duration minimumRemaining, @Nullable CachedToken held, Moment now) {
        requirePossible(minimumRemaining);
        try {
            return await(minimumRemaining, now.plus(rules.longestWait()));
        } catch (Throwable e) {
            if (held != null && held.serves(minimumRemaining, now)) {
                return held;
            }
            throw e;
        }
    }

    /**
     * Does the same as {@link #current} and never parks the calling thread. The stage completes
     * within the longest wait. What depends on it may run on the thread of the run, and must not
     * block.
     */
    public CompletionStage<TokenResult> currentAsync() {
        SessionState seen = seen();
        CachedToken held = seen.token();
        long nanos = machine.clocks().nanos();
        long wallNanos = machine.clocks().wallNanos();
        if (held != null && servesAlone(seen, wallNanos, nanos)) {
            return CompletableFuture.completedFuture(held);
        }
        try {
            Reply reply = ask(Duration.ZERO);
            return reply.inFlight() == null
                    ? CompletableFuture.completedFuture(reply.answer())
                    : blockingWait.later(reply.inFlight(), rules.longestWait());
        } catch (Throwable e) {
            if (held != null && held.serves(Duration.ZERO, Moment.of(wallNanos, nanos))) {
                return CompletableFuture.completedFuture(held);
            }
            throw e;
        }
    }

    /** Starts an authentication if one is due, and waits for nothing. */
    public void warmUp() {
        apply(asked(Duration.ZERO));
    }

    /**
     * Drops a token that the vendor refused. Does nothing if it is not the present one.
     *
     * @return true if the token serves no more; false if it is too young to be dropped
     */
    public boolean invalidate(AppToken refused) {
        CachedToken held = seen().token();
        if (held == null || !held.token().equals(refused)) {
            return true;
        }
        CachedToken after = apply(new SessionInput.Invalidated(held.generation())).state().token();
        return after == null || !after.token().equals(refused);
    }

    /**
     * Renews a token that may be the reason of a refusal without a code. The old token serves
     * meanwhile. It is renewed at most once for each report, and not while it is young. Returns at
     * once.
     */
    public void suspect(AppToken used) {
        CachedToken held = seen().token();
        if (held != null && held.token().equals(used)) {
            apply(new SessionInput.Suspected(held.generation()));
            warmUp();
        }
    }

    /**
     * Takes a refusal of the app key that came with this token. The key was changed, or it has no
     * right to the product. The session looks at the configured key and drops the token if the key
     * has changed. Returns at once.
     */
    public void appKeyRefused(AppToken used) {
        CachedToken held = seen().token();
        if (held != null && held.token().equals(used)) {
            apply(new SessionInput.AppKeyRefused(held.generation()));
        }
    }

    /**
     * Changes the secret at the vendor and in the place where it is kept. Blocks until the change
     * has ended, at most for two deadlines.
     */
    public ChangeResult changeSecret(PartnerSecret next, GracePeriod grace) {
        StackRoom.require();
        return operatorActions.changeSecret(next, grace);
    }

    /**
     * Notes that the vendor said on another call that the account is locked (code 24302). Returns
     * at once; the record is written in the background.
     */
    public void lockSeen() {
        StackRoom.require();
        ports.ledger().noteLock();
        apply(new SessionInput.LockSeen(ports.ledger().attempts()));
        backgroundCheck.write();
    }

    /**
     * Takes an operator's word that the account is not locked. Blocks while a thread of the machine
     * reads credentials and record, at most for a deadline and a caller's wait.
     *
     * @return the reason why that was not possible; null if it was done
     * @throws io.github.mpfinicity.core.store.StoreException if the record cannot be changed
     */
    public @Nullable Refusal confirmUnlocked() {
        StackRoom.require();
        return operatorActions.confirmUnlocked();
    }

    /** Returns the state of the session now. Reads nothing from outside. */
    public SessionStatus status() {
        return SessionStatus.of(seen(), ports.ledger().attempts(), machine.clocks().now());
    }

    /** Ends the session: waiters are woken, nothing is sent any more, the token is forgotten. */
    @Override
    public void close() {
        apply(new SessionInput.Close());
    }

    private @Nullable Refusal lastRefusal() {
        NotedRefusal last = status().refusal();
        return last == null ? null : last.why();
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
    private TokenResult await(Duration minimumRemaining, Moment until) {
        while (true) {
            Reply reply = ask(minimumRemaining);
            TokenResult answer =
                    reply.inFlight() == null
                            ? requireNonNull(reply.answer())
                            : blockingWait.join(
                                    reply.inFlight(), until.since(machine.clocks().now()));
            if (answer.match(held -> mayServe(held, minimumRemaining), why -> true)) {
                return answer;
            }
        }
    }

    private boolean mayServe(CachedToken held, Duration minimumRemaining) {
        return held.serves(minimumRemaining, machine.clocks().now()) && seen().wants(held);
    }

    /** Either the result or the run to wait for. */
    private record Reply(@Nullable TokenResult answer, @Nullable InFlight inFlight) {}

    private Reply ask(Duration minimumRemaining) {
        SessionState after = apply(asked(minimumRemaining)).state();
        Moment now = machine.clocks().now();
        CachedToken token = after.token();
        if (token != null && token.serves(minimumRemaining, now)) {
            return new Reply(token, null);
        }
        Control.Authenticating authenticating = after.control().authenticating();
        if (authenticating != null) {
            return new Reply(null, authenticating.inFlight());
        }
        Refusal why = after.control().refusal(now);
        // The token served when this was decided and does not any more, as after a suspension.
        return why == null ? ask(minimumRemaining) : new Reply(why, null);
    }

    private SessionInput asked(Duration minimumRemaining) {
        return new SessionInput.Asked(minimumRemaining, ports.ledger().attempts());
    }

    private SessionState seen() {
        return requireNonNull(state.get());
    }

    /** Applies an input on a caller's thread, whose stack may be nearly used up. */
    private Transition apply(SessionInput input) {
        return apply(input, StackRoom::require);
    }

    private Transition apply(SessionInput input, Runnable beforeEffects) {
        while (true) {
            SessionState before = seen();
            var now = new TimeAndJitter(machine.clocks().now(), machine.draw().getAsDouble());
            Transition transition = transitions.transition(before, input, now);
            if (transition.hasEffects()) {
                beforeEffects.run();
            }
            if (state.compareAndSet(before, transition.state())) {
                perform(transition, input.origin());
                return transition;
            }
        }
    }

    /**
     * Carries out the effects of a decision that is already published. Each effect is tried even if
     * another fails, and nothing is thrown, because the caller may have a token and others wait.
     */
    private void perform(Transition transition, TokenOrigin origin) {
        Transition.Completion completion = transition.completion();
        if (completion != null) {
            whatever(() -> completion.inFlight().complete(completion.answer()));
        }
        InFlight start = transition.start();
        if (start != null) {
            whatever(() -> new RunPreparation(ports, inputs, backgroundCheck, start).start());
        }
        if (transition.look()) {
            whatever(backgroundCheck::look);
        }
        TokenResult news = transition.news();
        if (news != null) {
            whatever(() -> tell(news, transition.state().refusal(), origin));
        }
        if (completion != null) {
            whatever(() -> completion.inFlight().completeAsync(completion.answer()));
        }
    }

    private static void whatever(Runnable part) {
        try {
            part.run();
        } catch (Throwable e) {
            // A run that was not started is ended by the first input after its deadline.
        }
    }

    private void tell(TokenResult news, @Nullable NotedRefusal noted, TokenOrigin origin) {
        Runnable telling =
                news.match(
                        held -> () -> renewed(held, origin),
                        why -> () -> refused(requireNonNull(noted)));
        telling.run();
    }

    private void renewed(CachedToken held, TokenOrigin origin) {
        ports.observers().tell(it -> it.tokenRenewed(origin));
        ports.listener().renewed(held);
    }

    private void refused(NotedRefusal refusal) {
        ports.observers().tell(PartnerObserver::refused);
        ports.listener().refused(refusal);
    }

    private final class OwnSessionInputs implements SessionInputs {
        /**
         * Applies an input of a thread of the machine, which has its whole stack. It throws only
         * before anything was decided; then the input is applied once more, because other callers
         * wait for it.
         */
        @Override
        public Transition input(SessionInput input) {
            try {
                return apply(input, () -> {});
            } catch (Throwable e) {
                return apply(input, () -> {});
            }
        }

        @Override
        public Duration deadline() {
            return rules.deadline();
        }

        @Override
        public TokenRequirement requirement() {
            return new TokenRequirement(seen().epoch(), rules.hardLimit());
        }

        @Override
        public boolean awaits(InFlight inFlight) {
            return seen().inFlight(inFlight.id()) != null;
        }
    }
}
