package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.observe.Observers;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.result.UnavailableReason;
import io.github.mpfinicity.core.time.Moment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers wait until a run ends or the longest wait is over: one that blocks is parked, if its
 * thread may wait.
 */
final class BlockingWait {
    private final LockoutLedger ledger;
    private final Observers observers;
    private final SessionPorts.Machine machine;
    private final BooleanSupplier mayPark;
    private final Supplier<@Nullable Refusal> last;

    /**
     * Serves the callers of one session.
     *
     * @param last gives the reason why the previous authentication failed; null if it did not fail
     */
    BlockingWait(SessionPorts ports, Supplier<@Nullable Refusal> last) {
        this(ports, ports.observers(), ports.machine().mayPark(), last);
    }

    /** Serves an operator, who may always park and is not counted. */
    BlockingWait(SessionPorts ports) {
        this(ports, new Observers(), () -> true, () -> null);
    }

    private BlockingWait(
            SessionPorts ports,
            Observers observers,
            BooleanSupplier mayPark,
            Supplier<@Nullable Refusal> last) {
        this.ledger = ports.ledger();
        this.machine = ports.machine();
        this.observers = observers;
        this.mayPark = mayPark;
        this.last = last;
    }

    TokenResult join(InFlight inFlight, Duration longest) {
        CompletableFuture<TokenResult> completion = inFlight.completion();
        if (completion.isDone()) {
            return parked(completion, longest);
        }
        if (!mayPark.getAsBoolean()) {
            Refusal why = last.get();
            return why == null ? refusal(UnavailableReason.MAY_NOT_WAIT, "") : why;
        }
        return observers.areAbsent()
                ? parked(completion, longest)
                : observed(inFlight.id(), completion, longest);
    }

    /** Serves a caller who gets a stage and does not block. */
    CompletionStage<TokenResult> later(InFlight inFlight, Duration longest) {
        CompletableFuture<TokenResult> answer = inFlight.asyncCompletion();
        CompletionStage<TokenResult> stage = answer;
        if (inFlight.completion().isDone()) {
            return stage;
        }
        Runnable end = () -> answer.complete(tookLonger());
        Runnable noMore = machine.timer().after(longest, () -> machine.executor().execute(end));
        stage.whenComplete((token, cancelled) -> noMore.run());
        if (!observers.areAbsent()) {
            long run = inFlight.id();
            Moment began = started(run);
            stage.whenComplete(
                    (token, cancelled) -> ended(run, began, token instanceof CachedToken));
        }
        return stage;
    }

    private TokenResult observed(
            long run, CompletableFuture<TokenResult> completion, Duration longest) {
        Moment began = started(run);
        boolean token = false;
        try {
            TokenResult answer = parked(completion, longest);
            token = answer instanceof CachedToken;
            return answer;
        } finally {
            ended(run, began, token);
        }
    }

    private Moment started(long run) {
        Moment began = machine.clocks().now();
        observers.tell(it -> it.waitStarted(run));
        return began;
    }

    private void ended(long run, Moment began, boolean token) {
        Duration waited = machine.clocks().now().since(began);
        observers.tell(it -> it.waitEnded(run, waited, token));
    }

    private TokenResult parked(CompletableFuture<TokenResult> completion, Duration longest) {
        try {
            return completion.get(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return tookLonger();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended("the calling thread was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("landings carry refusals, not failures", e);
        }
    }

    private Refusal tookLonger() {
        return ended("the authentication under way took longer than this caller waits");
    }

    private Refusal ended(String detail) {
        return refusal(UnavailableReason.WAIT_ENDED, detail);
    }

    private Refusal refusal(UnavailableReason reason, String detail) {
        return new Refusal.Unavailable(reason, detail, Duration.ZERO, ledger.attempts());
    }

    static boolean ended(TokenResult answer) {
        return answer instanceof Refusal.Unavailable unavailable
                && unavailable.reason() == UnavailableReason.WAIT_ENDED;
    }
}
